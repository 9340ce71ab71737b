import type {Clock} from '../../clock.ts';
import type {MonitorState, MonitorStore} from '../../monitor/store/store.ts';

function hasNews({clusters, listProblem, selectedId}: MonitorState): boolean {
  const selected = selectedId === null ? undefined : clusters.get(selectedId);
  return listProblem !== null || (selected !== undefined && (selected.snapshot !== null || selected.problem !== null));
}

/**
 * Waits for what the first screen can show, pods or what went wrong, but no longer than `limitMs`: drawing an empty screen
 * first would only hold up the full one.
 */
export async function firstNews(
  store: MonitorStore,
  limitMs: number,
  {clock, signal}: {readonly clock: Clock; readonly signal: AbortSignal},
): Promise<void> {
  if (hasNews(store.getState())) {
    return;
  }
  const came = new AbortController();
  const stop = store.subscribe(state => {
    if (hasNews(state)) {
      came.abort();
    }
  });
  await clock.sleep(limitMs, AbortSignal.any([signal, came.signal])).catch(() => {});
  stop();
}
