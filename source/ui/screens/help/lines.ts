import {fitColumn, wrapText} from '../../../text/fit.ts';
import type {Segments} from '../../look/segments.ts';
import type {KeyWords} from '../../view/context.ts';

const keyWidth = 22;

const notes: readonly string[] = [
  'A pod is ok (ready), progressing, degraded (wants attention, may heal) or failed (will not heal by itself).',
  'Superseded pods (terminating, of an older ReplicaSet, evicted and replaced) fade and do not count.',
  '+n behind the restarts: how many came since the watch began.',
  'Stale data fades: the last poll failed, or no answer came for three polls.',
];

// Where terminals draw the frame characters two cells wide, every box breaks; --ascii is the way out.
const wideHint = 'Do the frames look broken? This locale may draw them two cells wide: start with --ascii.';

/** The key table and how to read the screens, as lines of at most `width` cells. */
export function helpLines(width: number, cjkLocale: boolean, keyWords: readonly KeyWords[]): readonly Segments[] {
  const mark = '~';
  const keys = keyWords.map(
    (row): Segments => [{text: fitColumn(row.keys, keyWidth, mark), tone: 'key'}, {text: row.does}],
  );
  const words = [...notes, ...(cjkLocale ? [wideHint] : [])];
  return [
    [{text: 'Keys', tone: 'title'}],
    ...keys,
    [],
    [{text: 'Reading the screen', tone: 'title'}],
    ...words.flatMap(note => wrapText(note, width).map((text): Segments => [{text}])),
  ];
}
