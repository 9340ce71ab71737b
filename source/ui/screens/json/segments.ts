import {dropCells, textWidth} from '../../../text/fit.ts';
import type {Tone} from '../../look/looks.ts';
import type {Segment, Segments} from '../../look/segments.ts';

const parts = /^(\s*)(?:("(?:[^"\\]|\\.)*")(\s*:\s*))?(.*)$/s;

function valueTone(value: string): Tone {
  if (value.startsWith('"')) {
    return 'text';
  }
  if (/^-?\d/.test(value)) {
    return 'number';
  }
  // A bracket alone is ornament; an empty list is a value.
  return /^(true|false|null)/.test(value) ? 'literal' : value.length === 1 ? 'dim' : 'plain';
}

/** A line of laid-out JSON in colours: keys, strings, numbers, words, brackets. */
export function jsonSegments(line: string): Segments {
  const [, indent = '', key = '', colon = '', rest = ''] = parts.exec(line) ?? [];
  const comma = rest.endsWith(',') ? ',' : '';
  const value = rest.slice(0, rest.length - comma.length);
  const segments: Segment[] = [
    {text: indent},
    {text: key, tone: 'accent'},
    {text: colon, tone: 'dim'},
    {text: value, tone: valueTone(value)},
    {text: comma, tone: 'dim'},
  ];
  return segments.filter(segment => segment.text !== '');
}

/** The line with the places where the query stands marked, letter case ignored. */
export function markMatches(segments: Segments, query: string): Segments {
  if (query === '') {
    return segments;
  }
  const text = segments.map(segment => segment.text).join('');
  const wanted = query.toLowerCase();
  const low = text.toLowerCase();
  // Lower-casing may change lengths in rare scripts; then nothing is marked rather than the wrong place.
  if (low.length !== text.length || !low.includes(wanted)) {
    return segments;
  }
  const marked = new Set<number>();
  for (let at = low.indexOf(wanted); at !== -1; at = low.indexOf(wanted, at + wanted.length)) {
    for (let index = at; index < at + wanted.length; index += 1) {
      marked.add(index);
    }
  }
  let offset = 0;
  return segments.flatMap(segment => {
    const start = offset;
    offset += segment.text.length;
    return splitRuns(segment, index => marked.has(start + index));
  });
}

function splitRuns(segment: Segment, isMarked: (index: number) => boolean): Segment[] {
  const runs: Segment[] = [];
  let from = 0;
  for (let index = 1; index <= segment.text.length; index += 1) {
    if (index === segment.text.length || isMarked(index) !== isMarked(from)) {
      runs.push({text: segment.text.slice(from, index), tone: isMarked(from) ? 'match' : segment.tone});
      from = index;
    }
  }
  return runs;
}

/** The line from the cell `left` on, for scrolling sideways. */
export function scrollLeft(segments: Segments, left: number): Segments {
  let skip = left;
  const kept: Segment[] = [];
  for (const segment of segments) {
    const width = textWidth(segment.text);
    if (skip >= width) {
      skip -= width;
    } else {
      kept.push(skip === 0 ? segment : {...segment, text: dropCells(segment.text, skip)});
      skip = 0;
    }
  }
  return kept;
}
