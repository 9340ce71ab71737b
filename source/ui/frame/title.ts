import {connectionOf, isStale, toldAt} from '../../monitor/store/selectors.ts';
import type {ClusterEntry, MonitorState} from '../../monitor/store/store.ts';
import type {HoldUps} from '../../rollout/cluster/hold-up.ts';
import {ageOf} from '../../text/duration.ts';
import {fitMiddle} from '../../text/fit.ts';
import {fitParts, type Part, type Segments, segmentsWidth, spread} from '../look/segments.ts';
import {stateOf, stateWord} from '../look/state.ts';
import {connectionTone, type Symbols, stateTone} from '../look/theme.ts';
import {replaySegments} from './replay-text.ts';
import {sentenceOf} from './sentence.ts';

/** Below this width the title has its short form. */
const wideEnough = 76;

/** How current the data is: `live 1s`, `stale 2m`, `paused, data 4s old`. */
function freshness(state: MonitorState, entry: ClusterEntry, isShort: boolean, symbols: Symbols): Segments {
  const connection = connectionOf(state, entry);
  const observedAt = entry.snapshot?.observedAt;
  const age = observedAt === undefined ? null : ageOf(observedAt, state.now);
  if (state.paused && state.replay === null) {
    const old = age === null || isShort ? '' : `, data ${age} old`;
    return [{text: `paused${old}`, tone: 'degraded'}];
  }
  const tone = connectionTone(connection);
  const isLive = connection === 'live';
  const mark = isLive ? symbols.live : connection === 'connecting' ? '' : symbols.stale;
  const word = isShort && isLive ? '' : connection;
  return [{text: [mark, word].filter(Boolean).join(' '), tone}, {text: age === null ? '' : ` ${age}`}];
}

/** A request that takes long is worth a word before it times out (ms). */
const slowAfterMs = 3000;

function waiting({pollingSince: since}: ClusterEntry, now: number): Segments {
  return since !== null && now - since > slowAfterMs
    ? [{text: `waiting ${ageOf(since, now)} for an answer`, tone: 'degraded'}]
    : [];
}

function countSegments(entry: ClusterEntry, isShort: boolean): Segments {
  const summary = entry.snapshot?.summary;
  if (!summary || summary.total === 0) {
    return [];
  }
  const {ready, total} = summary;
  return [{text: isShort ? `${ready}/${total}` : `${ready} of ${total} ready`, tone: 'title'}];
}

function whichAndHow(
  entry: ClusterEntry,
  width: number,
  isShort: boolean,
  isLive: boolean,
  symbols: Symbols,
): Segments {
  const state = stateOf(entry);
  const name = fitMiddle(entry.ref.label, Math.max(10, Math.floor(width / 3)), symbols.cut);
  const word = stateWord(entry).toUpperCase();
  const tone = isLive ? stateTone(state) : 'plain';
  return isShort
    ? [
        {text: `${symbols.state[state]} `, tone},
        {text: `${name} `, tone: 'title'},
        {text: word, tone},
      ]
    : [
        {text: `${name}  `, tone: 'title'},
        {text: `${symbols.state[state]} ${word}`, tone},
      ];
}

/** The longest form of the sentence that fits beside all that must be there. */
function withSentence(
  parts: (sentence: Segments) => readonly Part[],
  forms: readonly Segments[],
  room: number,
): Segments {
  const lines = [...forms, []].map(form => fitParts(parts(form), Number.POSITIVE_INFINITY));
  return lines.find(line => segmentsWidth(line) <= room) ?? fitParts(parts([]), room);
}

/** The first line: cluster, state, ready pods, the one thing to know, and how current it all is. */
export function titleLine(
  state: MonitorState,
  entry: ClusterEntry | null,
  width: number,
  symbols: Symbols,
  holdUps: HoldUps,
): Segments {
  const {replay} = state;
  if (!entry) {
    const name = [{text: 'ucs-gitops', tone: 'title' as const}];
    return replay === null ? name : spread(name, replaySegments(state, replay, width), width, symbols.cut);
  }
  const isShort = width < wideEnough;
  const fresh = freshness(state, entry, isShort, symbols);
  const right = replay === null ? fresh : replaySegments(state, replay, width);
  const {snapshot} = entry;
  const sentence = snapshot === null ? null : sentenceOf(snapshot, holdUps(snapshot), toldAt(state, entry));
  const isLive = !isStale(state, entry);
  const parts = (said: Segments): readonly Part[] => [
    {segments: whichAndHow(entry, width, isShort, isLive, symbols), drop: 0},
    {segments: countSegments(entry, isShort), drop: 2},
    {segments: said, drop: 1},
    {segments: replay === null ? waiting(entry, state.now) : [], drop: 3},
    {segments: replay === null || connectionOf(state, entry) === 'live' ? [] : fresh, drop: 3},
  ];
  const forms = (sentence?.forms ?? []).map((text): Segments => [{text, tone: isLive ? sentence?.tone : 'plain'}]);
  return spread(withSentence(parts, forms, width - segmentsWidth(right) - 2), right, width, symbols.cut);
}
