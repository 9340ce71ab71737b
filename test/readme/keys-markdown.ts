import {replayKeys} from '../../source/ui/keys/replay-table.ts';
import {type KeyRow, rowsOf, shownKeys} from '../../source/ui/keys/table.ts';

function markdownOf(rowsShown: readonly KeyRow[]): string {
  const code = (text: string) =>
    text
      .split(' ')
      .map(key => `\`${key}\``)
      .join(' ');
  const rows = rowsShown.map(row => `| ${code(shownKeys(row))} | ${row.does} |`);
  return ['| key | does |', '| --- | --- |', ...rows].join('\n');
}

/** The key table of the README. */
export function keysMarkdown(): string {
  return markdownOf(rowsOf('live'));
}

/** The README's table of the keys that mean something else while a recording is played. */
export function replayKeysMarkdown(): string {
  return markdownOf(replayKeys);
}
