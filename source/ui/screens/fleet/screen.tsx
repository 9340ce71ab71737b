import {Box, Text} from 'ink';
import {Table} from 'ink-table';
import {createContext, memo, type ReactNode, useContext} from 'react';
import {ageStepMs} from '../../../text/duration.ts';
import {fitColumn} from '../../../text/fit.ts';
import {Line} from '../../look/line.tsx';
import type {Tone} from '../../look/looks.ts';
import {useTheme} from '../../look/theme-context.ts';
import {
  layoutOf,
  type ScreenRecord,
  showCluster,
  useLayout,
  useMonitor,
  useScreenContext,
  useView,
} from '../../view/context.ts';
import {type FleetScreen, updateScreen} from '../../view/view-store.ts';
import {type FleetColumns, headingOf} from './columns.ts';
import {fleetAfter, fleetLayout} from './layout.ts';
import {columnsFor, type FleetRow, fleetRows} from './rows.ts';

/** What ink-table gives a part of itself: the number of the column, and a text between spaces. */
type TablePart = {readonly column?: number; readonly children?: ReactNode};

/** The rows in view, and how wide their columns are. */
type FleetTexts = FleetColumns & {readonly rows: readonly FleetRow[]};

const TextsContext = createContext<FleetTexts>({rows: [], widths: new Map(), gap: 0});

type CellTextProps = {readonly text: string; readonly tone: Tone; readonly width: number; readonly gap: number};

const CellText = memo(function CellText({text, tone, width, gap}: CellTextProps) {
  const {look} = useTheme();
  // Only room: to Ink every text is work in every frame, also one of spaces.
  return text.trim() === '' ? (
    <Box width={width + gap} flexShrink={0} />
  ) : (
    <Text {...look(tone)}>{fitColumn(text, width) + ' '.repeat(gap)}</Text>
  );
});

/** A cell finds its text by its place, so that another text renders that cell only. */
function Cell({column = 0, children}: TablePart) {
  const {rows, widths, gap} = useContext(TextsContext);
  const {text = '', tone = 'plain'} = rows[Number(children)]?.[column] ?? {};
  return <CellText text={text} tone={tone} width={[...widths.values()][column] ?? 0} gap={gap} />;
}

function Heading({column = 0}: TablePart) {
  const {widths, gap} = useContext(TextsContext);
  const [name, width] = [...widths][column] ?? ['CLUSTER', 0];
  return <CellText text={headingOf(name, width)} tone="plain" width={width} gap={gap} />;
}

// Lines between the rows would halve how many clusters fit.
function Skeleton() {
  return null;
}

type PlacesProps = {readonly count: number; readonly columns: string};

/**
 * The table holds places instead of texts. To ink-table a row of other texts is another row: it would take the row away
 * and lay out a new one for every age that moves.
 */
const Places = memo(function Places({count, columns}: PlacesProps) {
  const names = columns.split(',');
  const place = (row: number) => Object.fromEntries(names.map(name => [name, String(row)]));
  return (
    <Table
      data={Array.from({length: count}, (_, row) => place(row))}
      columns={names}
      cell={Cell}
      header={Heading}
      skeleton={Skeleton}
    />
  );
});

/** All clusters in a table; only the rows in view are given to it. */
function FleetBody({screen}: {readonly screen: FleetScreen}) {
  const context = useScreenContext();
  const {symbols} = context.theme;
  const width = useView(view => view.columns);
  useMonitor(state => state.clusters);
  useMonitor(state => Math.floor(state.now / ageStepMs));
  const state = context.monitor.getState();
  const {clusters, cursor, top, height} = useLayout(fleetLayout, screen);
  const columns = columnsFor(clusters, width);
  const shown = clusters.slice(top, top + height);
  const rows = fleetRows(state, shown, cursor - top, columns, symbols, context.holdUps);
  const known = state.order.length;
  if (clusters.length === 0) {
    const why = known === 0 ? 'No clusters yet.' : `No cluster matches: ${known} hidden. Esc shows all.`;
    return <Line segments={[{text: `  ${why}`, tone: 'title'}]} width={width} />;
  }
  return (
    <Box width={width} overflow="hidden" flexShrink={0}>
      <TextsContext value={{rows, ...columns}}>
        <Places count={rows.length} columns={[...columns.widths.keys()].join(',')} />
      </TextsContext>
    </Box>
  );
}

export const fleetRecord: ScreenRecord<FleetScreen> = {
  Body: FleetBody,
  position: (context, screen) => {
    const {clusters, cursor, height} = layoutOf(context, fleetLayout, screen);
    return clusters.length > height ? `cluster ${cursor + 1}/${clusters.length}` : '';
  },
  move: (context, screen, step) => {
    const moved = fleetAfter(layoutOf(context, fleetLayout, screen), step);
    updateScreen(context.view, 'fleet', () => moved);
  },
  open: (context, screen) => {
    const {clusters, cursor} = layoutOf(context, fleetLayout, screen);
    showCluster(context, clusters[cursor]?.ref.id);
  },
  copied: (context, screen) => {
    const {clusters, cursor} = layoutOf(context, fleetLayout, screen);
    const ref = clusters[cursor]?.ref;
    return ref ? {what: `the id of ${ref.label}`, text: ref.id} : null;
  },
};
