import {connectionOf, entriesInOrder} from '../../monitor/store/selectors.ts';
import type {MonitorState} from '../../monitor/store/store.ts';
import {coarseAge} from '../../text/duration.ts';
import {type Segments, segmentsWidth, spread} from '../look/segments.ts';
import type {Symbols} from '../look/theme.ts';
import {replaySegments} from './replay-text.ts';
import {type Tally, type TallyForm, tallyOf, tallySegments} from './tally.ts';

function counted(tally: Tally, count: number, symbols: Symbols, form: TallyForm): Segments {
  const title =
    form === 'words' ? `ALL CLUSTERS  ${count}` : form === 'glyphs' ? `ALL CLUSTERS ${count}` : `ALL ${count}`;
  return count === 0
    ? [{text: title, tone: 'title'}]
    : [
        {text: `${title}:`, tone: 'title'},
        {text: form === 'words' ? '  ' : ' '},
        ...tallySegments(tally, symbols, form),
      ];
}

/** How current the data of all clusters is. */
type Freshness = {
  readonly count: number;
  readonly live: number;
  /** What is not live only waits for its first answer. */
  readonly isComing: boolean;
  /** How old the oldest data is; empty without any. */
  readonly oldest: string;
};

function freshnessOf(state: MonitorState): Freshness {
  const entries = entriesInOrder(state);
  const times = entries.flatMap(({snapshot}) => snapshot?.observedAt ?? []);
  const others = entries.filter(entry => connectionOf(state, entry) !== 'live');
  return {
    count: entries.length,
    live: entries.length - others.length,
    isComing: others.every(({snapshot, problem}) => snapshot === null && problem === null),
    oldest: times.length === 0 ? '' : coarseAge(Math.min(...times), state.now),
  };
}

/** `◉ live, oldest 10s`, `~ 37 of 40 live, oldest 2m`; in short `◉ 10s`, `~ 37/40 2m`. */
function freshnessSegments(
  {paused}: MonitorState,
  {count, live, isComing, oldest}: Freshness,
  symbols: Symbols,
  form: 'long' | 'short',
): Segments {
  const age = oldest === '' ? '' : form === 'short' ? ` ${oldest}` : `, oldest ${oldest}`;
  if (paused) {
    return [{text: 'PAUSED', tone: 'degraded'}, {text: age}];
  }
  if (live === count) {
    const words = form === 'short' ? symbols.live : `${symbols.live} live`;
    return count === 0 ? [] : [{text: words, tone: 'ok'}, {text: age}];
  }
  const words = form === 'short' ? `${live}/${count}` : `${live} of ${count} live`;
  return [{text: `${symbols.stale} ${words}`, tone: isComing ? 'progressing' : 'degraded'}, {text: age}];
}

/** The first line above all clusters: how many are in which state, and how current it all is; as much of it as fits. */
export function fleetTitle(state: MonitorState, width: number, symbols: Symbols): Segments {
  const {replay} = state;
  const tally = tallyOf(state);
  const fresh = freshnessOf(state);
  const forms = [
    ['words', 'long'],
    ['words', 'short'],
    ['glyphs', 'long'],
    ['glyphs', 'short'],
    ['tight', 'short'],
  ] as const;
  const lines = forms.map(([left, right]) => ({
    left: counted(tally, fresh.count, symbols, left),
    right:
      replay === null
        ? freshnessSegments(state, fresh, symbols, right)
        : replaySegments(state, replay, right === 'short' ? 0 : width),
  }));
  const fitting =
    lines.find(({left, right}) => segmentsWidth(left) + 2 + segmentsWidth(right) <= width) ?? lines.at(-1);
  return spread(fitting?.left ?? [], fitting?.right ?? [], width, symbols.cut);
}
