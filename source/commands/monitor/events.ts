import {changesSince, labelOf} from '../../monitor/store/selectors.ts';
import type {MonitorState, MonitorStore} from '../../monitor/store/store.ts';
import type {Change} from '../../rollout/cluster/cluster.ts';
import {operatingSystemCommand, bell as ring, throughTmux} from '../../terminal/sequences.ts';
import {fitEnd, fitMiddle} from '../../text/fit.ts';

/** An event that comes again sooner is a cluster that flaps (ms). */
const flappingMs = 60_000;

const longestName = 40;
const longestText = 160;

function eventText({clusterId, to}: Change, state: MonitorState): string {
  const summary = state.clusters.get(clusterId)?.snapshot?.summary;
  const name = fitMiddle(labelOf(state, clusterId), longestName, '...');
  if (to === 'enabled') {
    return `${name}: GitOps is enabled, ${summary?.ready ?? 0}/${summary?.total ?? 0} ready`;
  }
  const worst = summary?.worst;
  return `${name}: GitOps is failing${worst ? `, ${worst.pod.app} ${worst.reason}` : ''}`;
}

/**
 * Tells `announce` in one line when a cluster becomes enabled or failing. Not at the first answer, which is no
 * change, and not again while it goes to and fro within a minute.
 */
export function watchEvents(store: MonitorStore, announce: (text: string) => void): () => void {
  const lastAt = new Map<string, number>();
  const isNews = ({kind, clusterId, to, at}: Change): boolean => {
    if (kind !== 'cluster-state' || (to !== 'enabled' && to !== 'failing')) {
      return false;
    }
    const key = `${to} ${clusterId}`;
    const last = lastAt.get(key);
    lastAt.set(key, at);
    return last === undefined || at - last >= flappingMs;
  };
  return store.subscribe((state, before) => {
    if (state.changes !== before.changes) {
      for (const change of changesSince(state.changes, before.changes[0]).filter(isNews)) {
        announce(fitEnd(eventText(change, state), longestText, '...'));
      }
    }
  });
}

/** How events are signalled: the terminal's bell, a desktop notification (OSC 9), or both. */
export type EventSignals = {readonly bell: boolean; readonly notify: boolean; readonly insideTmux: boolean};

/** Signals events to the terminal until the returned function is called. */
export function signalEvents(
  store: MonitorStore,
  {bell, notify, insideTmux}: EventSignals,
  write: (sequence: string) => void,
): () => void {
  return watchEvents(store, text => {
    const notification = operatingSystemCommand(9, text);
    const sent = insideTmux ? throughTmux(notification) : notification;
    write(`${bell ? ring : ''}${notify ? sent : ''}`);
  });
}
