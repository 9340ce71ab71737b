import {type Command, type CommandContext, showCluster} from '../view/context.ts';
import {notify} from '../view/view-store.ts';

function step(context: CommandContext, by: number): void {
  const {order, selectedId} = context.monitor.getState();
  const index = order.indexOf(selectedId ?? '');
  if (order.length > 1) {
    showCluster(context, order[(index + by + order.length) % order.length]);
  } else {
    notify(context.view, order.length === 1 ? 'There is only one cluster.' : 'There is no cluster yet.');
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
