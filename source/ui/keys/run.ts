import {promptKey} from '../commands/prompt.ts';
import {modeOf, recordOf, type ScreenContext} from '../view/context.ts';
import {topScreen} from '../view/view-store.ts';
import {rowForKey} from './table.ts';

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
  } else {
    row?.run(context);
  }
}
