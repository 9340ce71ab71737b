import {Box, Text} from 'ink';
import {Table} from 'ink-table';
import type {ReactNode} from 'react';
import {fitColumn, textWidth} from '../rollout/fit-text.ts';
import {ageStepMs, fleetColumns, fleetRows, heading} from './fleet-rows.ts';
import {Line} from './line.tsx';
import type {Tone} from './looks.ts';
import {fleetPlace} from './screen-content.ts';
import {standingOf, useMonitor, useSurroundings, useTheme, useView} from './surroundings.ts';
import type {Symbols} from './theme.ts';
import type {FleetScreen} from './view-store.ts';

// ink-table gives every part its text, but its types say any node.
type TablePart = {readonly children?: ReactNode};

function textOf({children}: TablePart): string {
  return typeof children === 'string' ? children : '';
}

// ink-table counts characters where a terminal counts cells, so a text in wide characters is padded too far.
function inCells(text: string): string {
  return fitColumn(text.trimEnd(), text.length);
}

/** What a cell is about shows in its first character or word. */
function toneOf(text: string, symbols: Symbols): Tone {
  const [first = '', second = ''] = text;
  if (second === symbols.stale) {
    return 'dim';
  }
  const {health, state} = symbols;
  const byMark: readonly (readonly [string, Tone])[] = [
    [health.ok, 'ok'],
    [health.failed, 'failed'],
    [health.degraded, 'degraded'],
    [health.progressing, 'progressing'],
    [symbols.barFull, 'progressing'],
    [symbols.cursor, 'cursor'],
    [state.disabling, 'degraded'],
    [state['not-enabled'], 'dim'],
    [state.unknown, 'dim'],
  ];
  const found = byMark.find(([mark]) => mark === first);
  if (found) {
    return found[1];
  }
  if (text.startsWith('live')) {
    return 'ok';
  }
  return /^(stale|auth|throttled|unreachable|not-found)/.test(text) ? 'degraded' : 'plain';
}

function Cell(part: TablePart) {
  const {look, symbols} = useTheme();
  const text = textOf(part);
  return <Text {...look(toneOf(text.trimStart(), symbols))}>{inCells(text)}</Text>;
}

function Heading(part: TablePart) {
  const {look} = useTheme();
  return <Text {...look('dim')}>{textOf(part)}</Text>;
}

// Lines between the rows would halve how many clusters fit; only the gaps between columns stay.
function Skeleton(part: TablePart) {
  return textOf(part) === '│' ? <Text> </Text> : null;
}

/** All clusters in a table; only the rows in view are given to it. */
export function FleetBody({screen}: {readonly screen: FleetScreen}) {
  const surroundings = useSurroundings();
  const {symbols} = surroundings.theme;
  const width = useView(view => view.columns);
  useView(view => `${view.filters.fleet}${view.onlyProblems}${view.sort}${view.rows}`);
  useMonitor(state => state.clusters);
  useMonitor(state => Math.floor(state.now / ageStepMs));
  const standing = standingOf(surroundings);
  const {clusters, cursor, top, height} = fleetPlace(standing, screen);
  const longestName = clusters.reduce((longest, entry) => Math.max(longest, textWidth(entry.ref.name)), 0);
  const columns = fleetColumns(width, longestName);
  const shown = clusters.slice(top, top + height);
  const rows = fleetRows(standing.state, shown, cursor - top, columns, symbols);
  const known = standing.state.order.length;
  if (clusters.length === 0) {
    const why = known === 0 ? 'No clusters yet.' : `No cluster matches: ${known} hidden. Esc shows all.`;
    return <Line segments={[{text: `  ${why}`, tone: 'title'}]} width={width} />;
  }
  return (
    <Box width={width} overflow="hidden" flexShrink={0}>
      <Table
        data={[...rows]}
        columns={[...columns].map(([column, cells]) => heading(column, cells))}
        cell={Cell}
        header={Heading}
        skeleton={Skeleton}
      />
    </Box>
  );
}
