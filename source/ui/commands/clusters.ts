import type {Command, CommandContext} from '../command-context.ts';
import {notify} from '../view-store.ts';

/** Shows a cluster from its top; what was open of another one is closed. */
export function showCluster({capabilities, view}: CommandContext, id: string | undefined): void {
  if (id !== undefined) {
    view.setState({screens: [{kind: 'pods', cursor: null, top: 0}]});
    capabilities.selectCluster(id);
  }
}

function step(context: CommandContext, by: number): void {
  const {order, selectedId} = context.monitor.getState();
  const index = order.indexOf(selectedId ?? '');
  if (order.length > 1) {
    showCluster(context, order[(index + by + order.length) % order.length]);
  }
}

export const nextCluster: Command = context => step(context, 1);

export const previousCluster: Command = context => step(context, -1);

export const clusterNumber: Command = context => {
  const {order} = context.monitor.getState();
  const id = order[Number(context.key) - 1];
  if (id === undefined) {
    notify(context.view, `There is no cluster ${context.key}: ${order.length} in all.`, 'degraded');
  } else {
    showCluster(context, id);
  }
};
