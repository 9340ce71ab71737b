import {visibleClusters} from '../../monitor/store/selectors.ts';
import {nextSortOrder, sortWords} from '../../monitor/store/sort-order.ts';
import {fleetHeight} from '../screens/fleet/layout.ts';
import {podsLayout} from '../screens/pods/layout.ts';
import {type Command, layoutOf, recordOf, shownScreen} from '../view/context.ts';
import {
  choiceOf,
  type FleetScreen,
  filteredScreen,
  notify,
  popScreen,
  pushScreen,
  toggleScreen,
} from '../view/view-store.ts';

/** Opens the pod, or goes to the cluster, under the cursor. */
export const open: Command = context => {
  const screen = shownScreen(context);
  const before = context.view.getState();
  recordOf(context, screen).open?.(context, screen);
  const after = context.view.getState();
  if (after.screens === before.screens && after.notice === before.notice) {
    notify(context.view, 'There is nothing to open here.');
  }
};

/** Takes back what narrows the screen; when nothing does, one screen back. */
export const back: Command = ({view}) => {
  const state = view.getState();
  const filtered = filteredScreen(state);
  const narrowed = filtered !== null && (state.filters[filtered] !== '' || state.onlyProblems);
  if (narrowed) {
    view.setState({filters: {...state.filters, [filtered]: ''}, onlyProblems: false});
  } else if (!popScreen(view)) {
    notify(view, 'There is nothing to go back from: q quits.');
  }
};

/** All clusters at once, from the first one on; the cursor is on the selected one where that is in view, else on the first. */
export const fleet: Command = ({monitor, view, holdUps}) => {
  const [state, shown] = [monitor.getState(), view.getState()];
  const fromTop: FleetScreen = {kind: 'fleet', cursor: null, top: 0};
  const height = fleetHeight({...shown, screens: [...shown.screens, fromTop]}, state);
  const inView = visibleClusters(state, choiceOf(shown, 'fleet'), holdUps).slice(0, height);
  const cursor = (inView.find(({ref}) => ref.id === state.selectedId) ?? inView[0])?.ref.id ?? null;
  toggleScreen(view, {...fromTop, cursor});
};

export const picker: Command = ({view}) => pushScreen(view, {kind: 'picker', text: '', cursor: 0});

export const rollout: Command = ({view}) => toggleScreen(view, {kind: 'rollout', top: 0});

export const timeline: Command = ({view}) => toggleScreen(view, {kind: 'timeline', cursor: null, top: 0});

export const sort: Command = ({view}) => {
  const state = view.getState();
  const screen = filteredScreen(state);
  if (screen !== null) {
    const order = nextSortOrder(state.sorts[screen]);
    view.setState({sorts: {...state.sorts, [screen]: order}});
    notify(view, `Sorted ${sortWords[order]}.`);
  }
};

export const quitOrBack: Command = ({view, capabilities}) => {
  if (!popScreen(view)) {
    capabilities.quit(0);
  }
};

export const quit: Command = ({capabilities}) => capabilities.quit(130);

export const help: Command = ({view}) => toggleScreen(view, {kind: 'help', top: 0});

/** Panes or lines, from what is shown now. */
export const layout: Command = context => {
  const screen = shownScreen(context);
  if (screen.kind === 'pods') {
    const {grid} = layoutOf(context, podsLayout, screen);
    const wanted = grid.kind === 'panes' ? 'lines' : 'panes';
    context.view.setState({layout: wanted});
    notify(context.view, `Shown as ${wanted}.`);
  }
};

export const onlyProblems: Command = ({view}) => {
  const only = !view.getState().onlyProblems;
  view.setState({onlyProblems: only});
  notify(view, only ? 'Only problems are shown.' : 'All are shown.');
};

export const redraw: Command = ({capabilities}) => capabilities.redraw();

export const suspend: Command = ({capabilities}) => capabilities.suspend();

export const readOnly: Command = ({view, key}) =>
  notify(view, `${key} does nothing here: this tool is read-only.`, 'degraded');
