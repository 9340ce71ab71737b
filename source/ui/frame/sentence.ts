import type {Snapshot} from '../../rollout/cluster/cluster.ts';
import type {HoldUp} from '../../rollout/cluster/hold-up.ts';
import {ageOf, humanDuration} from '../../text/duration.ts';
import {isRecent, momentText} from '../../text/time.ts';
import type {Tone} from '../look/looks.ts';

/** The one thing to know of a cluster, from its longest form to its shortest. */
export type Sentence = {readonly forms: readonly string[]; readonly tone: Tone};

const none: Sentence = {forms: [], tone: 'plain'};

function stuckSentence(holdUp: HoldUp & {readonly kind: 'stuck'}, {summary}: Snapshot, now: number): Sentence {
  const {who, what, since, others} = holdUp;
  const {worst} = summary;
  // A pod that is on no node has no containers yet.
  const {ready = 0, total = 0} = worst?.line ?? {};
  const isUp = total > 0 && ready >= total && worst?.health !== 'failed';
  const held = since === null ? '' : ` for ${ageOf(since, now)}`;
  const more = others > 0 ? `, and ${others} more` : '';
  const start = isUp ? `${who}${held}` : `blocked${held} by ${who}`;
  const short = held === '' ? [] : [held.slice(' for '.length)];
  return {
    forms: [`${start}: ${what}${more}`, `${start}: ${what}`, start, ...short],
    tone: worst?.health ?? 'degraded',
  };
}

function comingSentence({since}: HoldUp & {readonly kind: 'coming'}, {summary}: Snapshot, now: number): Sentence {
  const toGo = summary.total - summary.ready;
  const left = `${toGo} ${toGo === 1 ? 'pod' : 'pods'} to go`;
  if (since === null) {
    return {forms: toGo === 0 ? [] : [left], tone: 'plain'};
  }
  const soFar = `${ageOf(since, now)} so far`;
  return {forms: [...(toGo === 0 ? [] : [`${soFar}, ${left}`]), soFar, ageOf(since, now)], tone: 'plain'};
}

function lackSentence({what, since}: HoldUp & {readonly kind: 'lacking'}, now: number): Sentence {
  const age = since === null ? [] : [ageOf(since, now)];
  return {forms: [[what, ...age].join(' for '), ...age], tone: 'degraded'};
}

function doneSentence({rollout, ready, labels}: Snapshot, now: number): Sentence {
  if (rollout === null || rollout.to === null || !rollout.isExact || !rollout.isNew) {
    return none;
  }
  const took = `took ${humanDuration(rollout.to - rollout.from)}`;
  const slowest = ready.length > 1 ? ready.at(-1) : undefined;
  const by = slowest ? [`slowest ${labels.get(slowest.judged.pod.uid)} ${humanDuration(slowest.ms)}`] : [];
  const long = [took, ...by].join(', ');
  const since = `${isRecent(rollout.to, now) ? 'since ' : ''}${momentText(rollout.to, now)}`;
  return {forms: [`${long}  (${since})`, long, took], tone: 'plain'};
}

/**
 * What holds a cluster up, and since when: `blocked for 3m14s by helm: image cannot be pulled`; on its way `43s so far, 4
 * pods to go`; at the end `took 49s, slowest source 46s`. `now` is epoch ms.
 */
export function sentenceOf(snapshot: Snapshot, holdUp: HoldUp | null, now: number): Sentence {
  switch (holdUp?.kind) {
    case 'stuck':
      return stuckSentence(holdUp, snapshot, now);
    case 'coming':
      return comingSentence(holdUp, snapshot, now);
    case 'lacking':
      return lackSentence(holdUp, now);
    default:
      return snapshot.state === 'enabled' ? doneSentence(snapshot, now) : none;
  }
}
