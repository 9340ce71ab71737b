import {padEnd, textWidth, wrapText} from '../../../text/fit.ts';
import type {Tone} from '../../look/looks.ts';
import {fillSegments, type Segments} from '../../look/segments.ts';
import type {Symbols} from '../../look/theme.ts';
import {type KeyGroup, type KeyWords, keyGroups} from '../../view/context.ts';
import {legend} from './legend.ts';

/** Lines under a title. */
type Block = readonly Segments[];

const titles: Readonly<Record<KeyGroup, string>> = {
  move: 'Move',
  screens: 'Screens',
  clusters: 'Clusters',
  data: 'What is shown, and taking it away',
  polling: 'Polling',
  playing: 'Playing the recording',
  leave: 'Leave',
};

const notes: readonly string[] = [
  'Superseded pods (terminating, of an older ReplicaSet, evicted and replaced) fade and do not count.',
  'Stale data fades: the last poll failed, or no answer came for three polls.',
];

// Where terminals draw the frame characters two cells wide, every box breaks; --ascii is the way out.
const wideHint = 'Do the frames look broken? This locale may draw them two cells wide: start with --ascii.';

/** A term in its column and what it means, wrapped; a long term has a line of its own. */
function entry(term: string, tone: Tone, means: string, termWidth: number, width: number): Block {
  const isShort = textWidth(term) < termWidth;
  const lines = wrapText(means, Math.max(10, width - termWidth)).map(
    (text, index): Segments => [{text: padEnd(isShort && index === 0 ? term : '', termWidth), tone}, {text}],
  );
  return isShort ? lines : [[{text: term, tone}], ...lines];
}

/** Most keys fit. */
const keyWidth = 13;
const signWidth = 5;

function groupBlock(group: KeyGroup, keyWords: readonly KeyWords[], width: number): Block {
  const rows = keyWords.filter(row => row.group === group);
  const lines = rows.flatMap(({keys, does}) => entry(keys, 'key', does, keyWidth, width));
  return lines.length === 0 ? [] : [[{text: titles[group], tone: 'title'}], ...lines];
}

function legendBlock(symbols: Symbols, width: number): Block {
  const lines = legend(symbols).flatMap(({sign, tone, means}) => entry(sign, tone, means, signWidth, width));
  return [[{text: 'Signs', tone: 'title'}], ...lines];
}

function notesBlock(cjkLocale: boolean, width: number): Block {
  const words = [...notes, ...(cjkLocale ? [wideHint] : [])];
  return [
    [{text: 'Reading the screen', tone: 'title'}],
    ...words.flatMap(note => wrapText(note, width).map((text): Segments => [{text}])),
  ];
}

function stacked(blocks: readonly Block[]): Block {
  return blocks.flatMap((lines, index) => (index === 0 ? lines : [[], ...lines]));
}

/** The blocks one below the other in two columns, as evenly as they go. */
function inTwoColumns(blocks: readonly Block[], width: number, gap: number, mark: string): Block {
  const splits = blocks.map((_, index) => [stacked(blocks.slice(0, index)), stacked(blocks.slice(index))] as const);
  const heightOf = ([left, right]: (typeof splits)[number]) => Math.max(left.length, right.length);
  const [left, right] = splits.reduce((best, split) => (heightOf(split) < heightOf(best) ? split : best));
  return Array.from({length: Math.max(left.length, right.length)}, (_, row) => [
    ...fillSegments(left[row] ?? [], width + gap, mark),
    ...(right[row] ?? []),
  ]);
}

/** From so many cells on there is room for two columns. */
const twoColumnsFrom = 100;
const columnGap = 3;

/** The keys by what they are for, the signs of the screens, and how to read them, as lines of at most `width` cells. */
export function helpLines(
  width: number,
  cjkLocale: boolean,
  keyWords: readonly KeyWords[],
  symbols: Symbols,
): readonly Segments[] {
  const isWide = width >= twoColumnsFrom;
  const cells = isWide ? Math.floor((width - columnGap) / 2) : width;
  const blocks = [
    ...keyGroups.map(group => groupBlock(group, keyWords, cells)),
    legendBlock(symbols, cells),
    notesBlock(cjkLocale, cells),
  ].filter(lines => lines.length > 0);
  return isWide ? inTwoColumns(blocks, cells, columnGap, symbols.cut) : stacked(blocks);
}
