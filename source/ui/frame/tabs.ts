import {connectionOf} from '../../monitor/store/selectors.ts';
import type {ClusterEntry, MonitorState} from '../../monitor/store/store.ts';
import {fitMiddle} from '../../text/fit.ts';
import {type Segment, type Segments, segmentsWidth, spread} from '../look/segments.ts';
import {stateOf} from '../look/state.ts';
import {type Symbols, stateTone} from '../look/theme.ts';
import {tallyOf, tallySegments} from './tally.ts';

const maxNameCells = 20;

function tab(state: MonitorState, entry: ClusterEntry, index: number, symbols: Symbols): Segments {
  const selected = entry.ref.id === state.selectedId;
  const clusterState = stateOf(entry);
  const connection = connectionOf(state, entry);
  const stale = connection === 'live' || connection === 'connecting' ? '' : symbols.stale;
  const number = index < 9 ? `${index + 1} ` : '';
  const name = `${selected ? '[' : ' '}${number}${fitMiddle(entry.ref.label, maxNameCells, symbols.cut)} `;
  const mark: Segment = {
    text: `${symbols.state[clusterState]}${stale}`,
    tone: stale === '' ? stateTone(clusterState) : 'plain',
  };
  return [
    {text: name, tone: selected ? 'title' : 'plain'},
    mark,
    {text: selected ? ']' : ' ', tone: selected ? 'title' : 'plain'},
  ];
}

type Tabs = {readonly segments: Segments; readonly isWhole: boolean};

/**
 * One tab per cluster with its state; the tabs that fit around the selected one, with the number of those left out on
 * each side. Only tabs near the selected one are built, however many clusters there are.
 */
function tabsIn(state: MonitorState, width: number, symbols: Symbols): Tabs {
  const count = state.order.length;
  const selected = Math.max(0, state.order.indexOf(state.selectedId ?? ''));
  const build = (index: number): Segments => {
    const entry = state.clusters.get(state.order[index] ?? '');
    return entry ? tab(state, entry, index, symbols) : [];
  };
  // Room for `‹ 123` and `123 ›`.
  const room = width - 12;
  let first = selected;
  let last = selected;
  const shown: Segments[] = [build(selected)];
  let used = segmentsWidth(shown[0] ?? []);
  for (;;) {
    const after = last + 1 < count ? build(last + 1) : null;
    const before = first > 0 ? build(first - 1) : null;
    if (after && used + segmentsWidth(after) <= room) {
      shown.push(after);
      used += segmentsWidth(after);
      last += 1;
    } else if (before && used + segmentsWidth(before) <= room) {
      shown.unshift(before);
      used += segmentsWidth(before);
      first -= 1;
    } else {
      break;
    }
  }
  const left: Segments = first > 0 ? [{text: `${symbols.moreLeft} ${first} `}] : [];
  const right: Segments = last + 1 < count ? [{text: ` ${count - last - 1} ${symbols.moreRight}`}] : [];
  return {segments: [...left, ...shown.flat(), ...right], isWhole: shown.length === count};
}

/** Fewer clusters can be counted at a glance. */
const fewestCounted = 5;

/** Cells that stay for tabs when some are left out anyway. */
const leastForTabs = 60;

/** The tabs, and at the right how many clusters are in which state, where that leaves out no tab that would fit. */
export function tabSegments(state: MonitorState, width: number, symbols: Symbols): Segments {
  const tabs = tabsIn(state, width, symbols);
  if (state.order.length < fewestCounted) {
    return tabs.segments;
  }
  const tally: Segments = [{text: 'all: '}, ...tallySegments(tallyOf(state), symbols, 'glyphs')];
  const room = width - segmentsWidth(tally) - 2;
  const shown = tabs.isWhole || room < leastForTabs ? tabs : tabsIn(state, room, symbols);
  return segmentsWidth(shown.segments) <= room ? spread(shown.segments, tally, width, symbols.cut) : shown.segments;
}
