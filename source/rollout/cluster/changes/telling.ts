import type {Change} from '../cluster.ts';

/** Which pod or cluster a change is about. */
export function subjectOf({clusterId, uid, pod}: Change): string {
  return `${clusterId}/${uid ?? pod ?? ''}`;
}

type Count = {readonly ready: number; readonly total: number};

function countOf(text: string | null): Count {
  const [ready = Number.NaN, total = Number.NaN] = (text ?? '').split('/').map(Number);
  return {ready, total};
}

/** What changed of one pod at one moment. */
type Moment = {readonly status?: Change; readonly ready?: Change};

// Ready tells that it runs.
function isToldByReady({ready}: Moment): boolean {
  const {ready: count, total} = countOf(ready?.to ?? null);
  return count === total;
}

// A status other than Running tells that it is not ready.
function isToldByStatus({status, ready}: Moment): boolean {
  return status !== undefined && status.to !== 'Running' && countOf(ready?.to ?? null).ready === 0;
}

function momentOf(change: Change): string {
  return `${change.at} ${subjectOf(change)}`;
}

/** The changes without those that another one of the same pod and moment tells: a pod that is ready runs. */
export function tellingChanges(changes: readonly Change[]): readonly Change[] {
  const moments = new Map<string, Moment>();
  for (const change of changes) {
    if (change.kind === 'status' || change.kind === 'ready') {
      const moment = momentOf(change);
      moments.set(moment, {...moments.get(moment), [change.kind]: change});
    }
  }
  return changes.filter(change => {
    const moment = moments.get(momentOf(change));
    switch (moment && change.kind) {
      case 'status':
        return change.to !== 'Running' || !isToldByReady(moment ?? {});
      case 'ready':
        return !isToldByStatus(moment ?? {});
      default:
        return true;
    }
  });
}
