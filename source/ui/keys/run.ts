import {promptKey} from '../commands/prompt.ts';
import {type CommandContext, modeOf, recordOf, type ScreenContext} from '../view/context.ts';
import {notify, type ScreenKind, topScreen} from '../view/view-store.ts';
import {worksOn} from './row.ts';
import {rowForKey, rowsOf} from './table.ts';

/** Does what a key means now; one without a meaning says so. */
export function runKey(context: ScreenContext, key: string): void {
  // A key acts on what is, not on what was last painted, and its effect shows at once.
  context.monitor.flush();
  actOn(context, key);
  context.monitor.flush();
}

function actOn(screens: ScreenContext, key: string): void {
  const context = {...screens, key};
  const view = context.view.getState();
  const screen = topScreen(view);
  const row = rowForKey(key, screen.kind, modeOf(context.monitor.getState()));
  if (view.notice) {
    context.view.setState({notice: null});
  }
  const {typed} = recordOf(context, screen);
  if (row?.always) {
    row.run(context);
  } else if (view.prompt) {
    promptKey(context);
  } else if (typed) {
    typed(context, screen);
  } else if (row) {
    row.run(context);
  } else {
    notify(context.view, withoutEffect(context, screen.kind));
  }
}

const places: Readonly<Record<ScreenKind, string>> = {
  pods: 'the pods',
  pod: 'the detail of a pod',
  json: 'the raw JSON',
  fleet: 'all clusters',
  timeline: 'the timeline',
  rollout: 'the rollout',
  help: 'the help',
  picker: 'the picker',
};

/** Why a key does nothing here: it works elsewhere, or nowhere. */
function withoutEffect({key, monitor}: CommandContext, screen: ScreenKind): string {
  const mode = modeOf(monitor.getState());
  const shown = key.replace(/^ctrl\+/, 'Ctrl-');
  const elsewhere = rowsOf(mode).find(row => row.keys.includes(key))?.screens ?? [];
  if (elsewhere.length > 0 && elsewhere.length <= 2) {
    return `${shown} does nothing here: it works on ${elsewhere.map(kind => places[kind]).join(' and ')}.`;
  }
  const other = mode === 'live' ? 'replay' : 'live';
  if (elsewhere.length === 0 && rowsOf(other).some(row => row.keys.includes(key) && worksOn(row, screen))) {
    return `${shown} does nothing in a ${mode === 'live' ? 'live screen' : 'recording'}; ? lists the keys.`;
  }
  return `${shown} does nothing here; ? lists the keys.`;
}
