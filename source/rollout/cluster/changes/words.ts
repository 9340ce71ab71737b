import {humanDuration} from '../../../text/duration.ts';
import type {Change} from '../cluster.ts';
import type {Folded} from './fold.ts';

function whatChanged({kind, from, to}: Pick<Change, 'kind' | 'from' | 'to'>, arrow: string): string {
  const step = `${from ?? '?'} ${arrow} ${to ?? '?'}`;
  switch (kind) {
    case 'pod-added':
      return `appeared: ${to ?? 'Unknown'}`;
    case 'pod-removed':
      return `is gone (was ${from ?? 'Unknown'})`;
    case 'pod-replaced':
      return `replaced: ${to ?? 'Unknown'}`;
    case 'status':
      return step;
    case 'ready':
      return `ready ${step}`;
    case 'flapped':
      return 'lost its readiness again';
    case 'restarts':
      return `restarts ${step}`;
    case 'superseded':
      return to === 'superseded' ? 'is superseded' : 'counts again';
    case 'standby':
      return 'is on standby';
    case 'app-missing':
      return 'has no pod any more';
    case 'cluster-added':
      return 'is new in the list of clusters';
    case 'cluster-removed':
      return 'is no longer in the list of clusters';
    case 'cluster-renamed':
      return `is the new name of ${from ?? '?'}`;
    case 'cluster-state':
      return `state ${step}`;
    case 'connection':
      return `connection ${step}`;
  }
}

/**
 * One line about a change, without its time and cluster: `source-controller-… Pending → Running`. For ASCII give
 * `->`.
 */
export function changeText(change: Change, arrow = '→'): string {
  const what = whatChanged(change, arrow);
  return change.pod === null ? what : `${change.pod} ${what}`;
}

/** The signs between two states: for one change, and for what goes to and fro. */
export type Arrows = {readonly arrow: string; readonly toAndFro: string};

/** What changed, without the pod: `ErrImagePull <-> ImagePullBackOff`; short: `ready after 31s`. */
export function foldedText(entry: Folded, {arrow, toAndFro}: Arrows, form: 'long' | 'short' = 'long'): string {
  const {change, from, to, isToAndFro} = entry;
  const {kind, readyAfterMs} = change;
  if (readyAfterMs === undefined || isToAndFro) {
    return whatChanged({kind, from, to}, isToAndFro ? toAndFro : arrow);
  }
  const age = humanDuration(readyAfterMs);
  return form === 'long' ? `ready, ${age} after it was created` : `ready after ${age}`;
}
