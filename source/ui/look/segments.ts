import {fitEnd, textWidth} from '../../text/fit.ts';
import type {Tone} from './looks.ts';

/** A piece of a line in one tone. */
export type Segment = {readonly text: string; readonly tone?: Tone | undefined};

/** A line of the screen, before it is cut to a width. */
export type Segments = readonly Segment[];

export function segmentsWidth(segments: Segments): number {
  return segments.reduce((sum, segment) => sum + textWidth(segment.text), 0);
}

/** The lines without their tones. */
export function plainText(lines: readonly Segments[]): string {
  return lines.map(line => line.map(segment => segment.text).join('')).join('\n');
}

/** The line cut to at most `width` cells, with the mark where something is missing. */
export function cutSegments(segments: Segments, width: number, mark: string): Segments {
  if (segmentsWidth(segments) <= width) {
    return segments;
  }
  let room = width - textWidth(mark);
  const kept: Segment[] = [];
  for (const segment of segments) {
    const text = fitEnd(segment.text, room, '');
    kept.push(text === segment.text ? segment : {...segment, text: room < 0 ? '' : text + mark});
    if (text !== segment.text) {
      break;
    }
    room -= textWidth(text);
  }
  return kept;
}

/** The line cut or filled with spaces to exactly `width` cells. */
export function fillSegments(segments: Segments, width: number, mark: string): Segments {
  const cut = cutSegments(segments, width, mark);
  const missing = width - segmentsWidth(cut);
  return missing > 0 ? [...cut, {text: ' '.repeat(missing)}] : cut;
}

/** Left and right parts on one line of exactly `width` cells; the left one gives way. */
export function spread(left: Segments, right: Segments, width: number, mark: string): Segments {
  const shown = cutSegments(right, width, mark);
  const room = width - segmentsWidth(shown);
  return room <= 1 ? shown : [...fillSegments(left, room - 1, mark), {text: ' '}, ...shown];
}

/** Parts that belong on one line in this order; the one with the highest `drop` goes first when they do not fit. */
export type Part = {readonly segments: Segments; readonly drop: number};

/** As many parts as fit in `width`, two spaces apart. */
export function fitParts(parts: readonly Part[], width: number, gap = '  '): Segments {
  let kept = parts.filter(part => part.segments.length > 0);
  const total = () =>
    kept.reduce((sum, part) => sum + segmentsWidth(part.segments), 0) + gap.length * (kept.length - 1);
  while (kept.length > 1 && total() > width) {
    const worst = kept.reduce((a, b) => (b.drop >= a.drop ? b : a));
    if (worst.drop === 0) {
      break;
    }
    kept = kept.filter(part => part !== worst);
  }
  return kept.flatMap((part, index) => (index === 0 ? part.segments : [{text: gap}, ...part.segments]));
}
