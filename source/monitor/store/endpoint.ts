import type {FeedFailure} from '../../rollout/feed/failure.ts';
import type {MonitorState, MonitorStore, Problem, Quiet, Refusal} from './store.ts';

/** What is wrong with the whole endpoint, the worst of it. */
export type EndpointTrouble =
  | {readonly kind: 'refused'; readonly refusal: Refusal}
  | {readonly kind: 'throttled'; readonly quiet: Quiet}
  /** Clusters are known, but their list cannot be read again. */
  | {readonly kind: 'unlisted'; readonly problem: Problem};

/** Notes that credentials were refused; other failures are not the endpoint's. */
export function noteRefusal(store: MonitorStore, clusterId: string | null, error: FeedFailure, now: number): void {
  if (error.kind === 'auth') {
    const {message, hint} = error;
    store.setState(({refusal}) => ({refusal: {clusterId, message, hint, since: refusal?.since ?? now}}));
  }
}

/** The credentials are good again: polling goes on. */
export function endRefusal(store: MonitorStore): void {
  if (store.getState().refusal !== null) {
    store.setState({refusal: null});
  }
}

/** No request is sent for that long; null: that is over. */
export function noteQuiet(store: MonitorStore, quiet: Quiet | null): void {
  store.setState({quiet});
}

/** The quiet that the endpoint asked for, while it lasts and where it is longer than polls are apart anyway. */
export function noticedQuiet({quiet, intervalMs, now}: MonitorState): Quiet | null {
  return quiet !== null && now < quiet.until && quiet.until - quiet.from > intervalMs ? quiet : null;
}

/** What is wrong with the whole endpoint; null when nothing is. */
export function endpointTrouble(state: MonitorState): EndpointTrouble | null {
  const {refusal, listProblem, order} = state;
  if (refusal !== null) {
    return {kind: 'refused', refusal};
  }
  const quiet = noticedQuiet(state);
  if (quiet !== null) {
    return {kind: 'throttled', quiet};
  }
  return listProblem === null || order.length === 0 ? null : {kind: 'unlisted', problem: listProblem};
}
