import {Box, Text} from 'ink';
import {createElement} from 'react';
import {cutSegments, type Segments} from './segments.ts';
import type {Theme} from './theme.ts';
import {useTheme} from './theme-context.ts';

type LineProps = {
  readonly segments: Segments;
  /** Cells; longer lines are cut. */
  readonly width: number;
  /** For data that is stale or does not count. */
  readonly faded?: boolean;
};

/** One line, never wider than `width`, where there is no screen around it that has the theme. */
export function styledLine(theme: Theme, {segments, width, faded = false}: LineProps) {
  // Children in place instead of a keyed list: pieces of a line have no identity but their place.
  const pieces = cutSegments(segments, width, theme.symbols.cut).map(({text, tone = 'plain'}) =>
    createElement(Text, theme.look(tone, faded), text),
  );
  return (
    <Box height={1} width={width} flexShrink={0}>
      {createElement(Text, {wrap: 'truncate'}, ...pieces)}
    </Box>
  );
}

/** One line of the screen, never wider than `width`. */
export function Line(props: LineProps) {
  return styledLine(useTheme(), props);
}

type LinesProps = {
  readonly lines: readonly Segments[];
  readonly width: number;
  readonly faded?: boolean;
};

/** Lines one below the other. */
export function Lines({lines, width, faded = false}: LinesProps) {
  const children = lines.map(segments => createElement(Line, {segments, width, faded}));
  return createElement(Box, {flexDirection: 'column', width, flexShrink: 0}, ...children);
}
