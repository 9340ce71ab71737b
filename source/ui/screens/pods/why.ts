import {isOnStandby, type JudgedPod} from '../../../rollout/health/health.ts';
import type {Explanation} from '../../../rollout/health/hint.ts';
import {fitEnd, padEnd, textWidth, wrapText} from '../../../text/fit.ts';
import {clockText} from '../../../text/time.ts';
import type {Tone} from '../../look/looks.ts';
import {cutSegments, type Segments} from '../../look/segments.ts';
import type {Symbols} from '../../look/theme.ts';
import {healthTone, isFaded} from './pane-text.ts';

/** The pod that is explained, and what it is called beside the others. */
export type Explained = {readonly judged: JudgedPod; readonly label: string};

/** A title over the part of the screen below it. */
export function sectionTitle(title: string, right: string, width: number, symbols: Symbols): Segments {
  const rule = symbols.frame.horizontal;
  const end = right === '' ? '' : ` ${right} ${rule}`;
  const start = `${rule} `;
  const rest = width - textWidth(start) - textWidth(title) - textWidth(end) - 1;
  if (rest < 1 && right !== '') {
    return sectionTitle(title, '', width, symbols);
  }
  return rest < 1
    ? cutSegments([{text: title, tone: 'title'}], width, symbols.cut)
    : [
        {text: start, tone: 'dim'},
        {text: title, tone: 'title'},
        {text: ` ${rule.repeat(rest)}`, tone: 'dim'},
        {text: end},
      ];
}

function triesText({steps}: JudgedPod): string | null {
  const last = steps.at(-1);
  return last?.failing && last.tries > 1 ? `${last.tries} tries since ${clockText(last.from)}` : null;
}

function joined(texts: readonly (string | null)[], separator: string): string {
  return texts.filter(text => text !== null).join(separator);
}

type Field = {readonly name: string; readonly text: string};

/** What there is to say of a pod under a name each; `tries` stands behind what is wrong. */
export function explanationFields(
  {what, detail, why, act, next, command}: Explanation,
  tries: string | null = null,
): readonly Field[] {
  const fields = [
    {name: 'What', text: `${joined([what, detail], ': ')}${tries === null ? '' : ` (${tries})`}`},
    {name: 'Why', text: why ?? ''},
    {name: 'Do', text: joined([act, command, next], '; ')},
  ];
  return fields.filter(({text}) => text !== '');
}

const nameCells = 7;

function fieldLines({name, text}: Field, width: number, rows: number, tone: Tone, cut: string): readonly Segments[] {
  const room = width - nameCells - 2;
  // In a single row, half a word tells more than none.
  const lines = rows === 1 ? [fitEnd(text, room, cut)] : wrapText(text, room, rows, cut);
  return lines.map(
    (line, index): Segments => [
      {text: `  ${padEnd(index === 0 ? name : '', nameCells)}`, tone: 'title'},
      {text: line, tone},
    ],
  );
}

/** A row for each field, and then one after the other to those that need more, the last one first: it says what to do. */
function sharedRows(needed: readonly number[], rows: number): readonly number[] {
  const given = needed.map(() => 1);
  let left = rows - given.length;
  const wantMore = () => [...needed.keys()].filter(index => (given[index] ?? 0) < (needed[index] ?? 0)).reverse();
  for (let indexes = wantMore(); left > 0 && indexes.length > 0; indexes = wantMore()) {
    for (const index of indexes.slice(0, left)) {
      given[index] = (given[index] ?? 0) + 1;
      left -= 1;
    }
  }
  return given;
}

/** From so many rows on the parts stand below each other under a title; else in running text. */
const rowsForFields = 4;

function titled({judged, label}: Explained, explained: Explanation, width: number, rows: number, symbols: Symbols) {
  const fields = explanationFields(explained, triesText(judged));
  const needed = fields.map(({text}) => wrapText(text, width - nameCells - 2).length);
  const given = sharedRows(needed, rows - 1);
  const title = judged.health === 'failed' ? `Why ${label} is stuck` : `What is the matter with ${label}`;
  return [
    sectionTitle(title, '', width, symbols),
    ...fields.flatMap((field, index) =>
      fieldLines(field, width, given[index] ?? 1, index === 0 ? healthTone(judged) : 'plain', symbols.cut),
    ),
  ];
}

function running({judged, label}: Explained, explained: Explanation, width: number, rows: number, symbols: Symbols) {
  const {what, detail, why, act, next, command} = explained;
  const mark = `${symbols.health[judged.health]} ${label}: `;
  // In a row the cause alone tells what is wrong as well.
  const said = rows <= 2 && why !== null ? why : joined([what, why ?? detail], ': ');
  const wrong = wrapText(`${mark}${said}`, width, Math.max(1, rows - 1), symbols.cut);
  const advice = wrapText(joined([act, command, next], '; '), width - 2, rows - wrong.length, symbols.cut);
  return [
    ...wrong.map((text): Segments => [{text, tone: healthTone(judged)}]),
    ...advice.map((text): Segments => [{text: `  ${text}`}]),
  ];
}

/**
 * Why a pod is not well and what to do, in at most so many rows; nothing where there is nothing to say. How many rows
 * there are changes with the answer, and not with the clock.
 */
export function whyLines(of: Explained, width: number, rows: number, symbols: Symbols): readonly Segments[] {
  const {explained} = of.judged;
  if (explained === null || rows < 1 || isFaded(of.judged) || isOnStandby(of.judged)) {
    return [];
  }
  return rows >= rowsForFields
    ? titled(of, explained, width, rows, symbols)
    : running(of, explained, width, rows, symbols);
}
