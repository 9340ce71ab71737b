import {escapeForTerminal} from '../rollout/safe-text.ts';
import {reindentJson} from './reindent-json.ts';

/** A laid-out text with the starts of its lines: a line is cut out only when it is shown. */
export type JsonDocument = {readonly text: string; readonly starts: readonly number[]};

/** Matches beyond this many are not counted. */
export const maxMatches = 9999;

/** The bodies of an answer as one document, page after page. */
export function jsonDocument(bodies: readonly string[], showManagedFields: boolean): JsonDocument {
  const hidden = new Set(showManagedFields ? [] : ['managedFields']);
  const text = bodies.map(body => (/^\s*[[{"]/.test(body) ? reindentJson(body, hidden) : body)).join('\n');
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return {text, starts};
}

export function lineCount(document: JsonDocument): number {
  return document.starts.length;
}

// A letter of two units with three marks of two units.
const mostUnitsOfCell = 8;

/**
 * Line n with everything that could act on the terminal written as `\uXXXX`: as much of it as fills `cells`, because a
 * line may be as long as the whole answer.
 */
export function lineAt(document: JsonDocument, line: number, cells = Number.POSITIVE_INFINITY): string {
  const start = document.starts[line];
  if (start === undefined) {
    return '';
  }
  const next = document.starts[line + 1];
  const end = next === undefined ? document.text.length : next - 1;
  return escapeForTerminal(document.text.slice(start, Math.min(end, start + cells * mostUnitsOfCell)));
}

function lineOfOffset(document: JsonDocument, offset: number): number {
  let low = 0;
  let high = document.starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((document.starts[middle] ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/** The lines that contain the query, letter case ignored. */
export function matchingLines(document: JsonDocument, query: string): readonly number[] {
  if (query === '') {
    return [];
  }
  const lines: number[] = [];
  const pattern = new RegExp(query.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi');
  for (const match of document.text.matchAll(pattern)) {
    const line = lineOfOffset(document, match.index);
    if (line !== lines.at(-1)) {
      lines.push(line);
    }
    if (lines.length >= maxMatches) {
      break;
    }
  }
  return lines;
}
