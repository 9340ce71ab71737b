import type {Command} from '../context.ts';
import {modeOf, type ScreenContext} from '../context.ts';
import {type CommandName, rowForKey} from '../keys/table.ts';
import {json, managedFields, nextMatch, previousMatch} from '../screens/json/commands.ts';
import {pickerKey} from '../screens/picker/input.ts';
import {screenKind} from '../view-store.ts';
import {clusterNumber, nextCluster, previousCluster} from './clusters.ts';
import {copy} from './copy.ts';
import {down, first, last, left, pageDown, pageUp, right, up} from './move.ts';
import {
  back,
  fleet,
  help,
  layout,
  onlyProblems,
  open,
  picker,
  quit,
  quitOrBack,
  readOnly,
  redraw,
  sort,
  suspend,
  timeline,
} from './open.ts';
import {playFaster, playSlower, stepBack, stepOn} from './playing.ts';
import {dump, faster, pause, pollNow, slower} from './polling.ts';
import {openPrompt, promptKey} from './prompt.ts';

const commands: Readonly<Record<CommandName, Command>> = {
  'next-cluster': nextCluster,
  'previous-cluster': previousCluster,
  'cluster-number': clusterNumber,
  up,
  down,
  left,
  right,
  first,
  last,
  'page-up': pageUp,
  'page-down': pageDown,
  open,
  back,
  layout,
  fleet,
  picker,
  sort,
  timeline,
  copy,
  json,
  dump,
  filter: openPrompt,
  'next-match': nextMatch,
  'previous-match': previousMatch,
  'only-problems': onlyProblems,
  'poll-now': pollNow,
  pause,
  slower,
  faster,
  'step-back': stepBack,
  'step-on': stepOn,
  'play-faster': playFaster,
  'play-slower': playSlower,
  'managed-fields': managedFields,
  redraw,
  suspend,
  help,
  'quit-or-back': quitOrBack,
  quit,
  'read-only': readOnly,
};

/** These work even while something is typed into the prompt. */
const always: readonly CommandName[] = ['quit', 'suspend', 'redraw'];

/** Does what a key means now; a key without a meaning does nothing. */
export function runKey(context: ScreenContext, key: string): void {
  // A key acts on what is, not on what was last painted, and its effect shows at once.
  context.monitor.flush();
  actOn(context, key);
  context.monitor.flush();
}

function actOn(screens: ScreenContext, key: string): void {
  const context = {...screens, key};
  const view = context.view.getState();
  const row = rowForKey(key, screenKind(view), modeOf(context.monitor.getState()));
  if (view.notice) {
    context.view.setState({notice: null});
  }
  const typed = !(row && always.includes(row.command));
  if (view.prompt && typed) {
    promptKey(context);
  } else if (screenKind(view) === 'picker' && typed) {
    pickerKey(context);
  } else if (row) {
    commands[row.command](context);
  }
}
