import {type Command, shownScreen, standing} from './command-context.ts';
import {podsPlace} from './screen-content.ts';
import {notify, popScreen, pushScreen} from './view-store.ts';

/** Opens the pod under the cursor. */
export const open: Command = context => {
  const screen = shownScreen(context);
  const clusterId = context.monitor.getState().selectedId;
  if (screen.kind !== 'pods' || clusterId === null) {
    return;
  }
  const {pods, cursor} = podsPlace(standing(context), screen);
  const judged = pods[cursor];
  if (judged) {
    pushScreen(context.view, {kind: 'pod', clusterId, uid: judged.pod.uid, top: 0});
  }
};

/** One screen back; at the root the filters go. */
export const back: Command = ({view}) => {
  if (!popScreen(view)) {
    view.setState({filter: '', onlyProblems: false});
  }
};

export const quitOrBack: Command = ({view, capabilities}) => {
  if (!popScreen(view)) {
    capabilities.quit(0);
  }
};

export const quit: Command = ({capabilities}) => capabilities.quit(130);

export const help: Command = context => {
  if (shownScreen(context).kind !== 'help') {
    pushScreen(context.view, {kind: 'help', top: 0});
  }
};

/** Panes or lines, from what is shown now. */
export const layout: Command = context => {
  const screen = shownScreen(context);
  if (screen.kind === 'pods') {
    const {grid} = podsPlace(standing(context), screen);
    context.view.setState({layout: grid.kind === 'panes' ? 'lines' : 'panes'});
  }
};

export const onlyProblems: Command = ({view}) => view.setState(state => ({onlyProblems: !state.onlyProblems}));

export const redraw: Command = ({capabilities}) => capabilities.redraw();

export const suspend: Command = ({capabilities}) => capabilities.suspend();

export const readOnly: Command = ({view, key}) =>
  notify(view, `${key} does nothing here: this tool is read-only.`, 'degraded');
