import {padEnd, textWidth, wrapText} from '../../../text/fit.ts';
import type {Tone} from '../../look/looks.ts';
import type {Segments} from '../../look/segments.ts';

export const labelWidth = 12;

/** Containers and conditions that are shown; no honest pod has as many, and laying out thousands would take seconds. */
export const maxShown = 20;

/** How many are not shown; nothing when all are. */
export function more(all: readonly unknown[], what: string): readonly Segments[] {
  const hidden = all.length - maxShown;
  return hidden > 0 ? [[{text: `and ${hidden} more ${what}: y shows them`, tone: 'plain'}]] : [];
}

/**
 * A value beside its label, wrapped to the width; a label too long for its column has a line of its own. Nothing when
 * there is no value.
 */
export function field(
  label: string,
  value: string | null,
  width: number,
  tone: Tone = 'plain',
  indent = 0,
): readonly Segments[] {
  if (value === null || value === '') {
    return [];
  }
  const start = ' '.repeat(indent);
  const isShort = textWidth(label) < labelWidth;
  const lines = wrapText(value, Math.max(10, width - labelWidth - indent)).map((text, index): Segments => {
    const shown = isShort && index === 0 ? label : '';
    return [
      {text: start + padEnd(shown, labelWidth), tone: 'plain'},
      {text, tone},
    ];
  });
  return isShort ? lines : [[{text: start + label, tone: 'plain'}], ...lines];
}
