import type {Terminal} from '../helpers/terminal/terminal.ts';
import {until} from '../helpers/until.ts';
import {brokenFrames, harmIn} from './checks.ts';

/** What this program may write besides text: colours, moves, erasing, modes it switches, and keeping the title. */
const ownSequences = [
  /\u{1B}\[[\d;]*[ABCDEFGHJKm]/gu,
  /\u{1B}\[\?(7|25|1049|2004|2026)[hl]/gu,
  /\u{1B}\[2[23];2t/gu,
  /\r\n/g,
];

/** A title or a notification; its text is looked at like any other. */
const ownMessage = /\u{1B}\](?:2|9);([^\u{7}]*)\u{7}/gu;

/** What a program has written that is neither text nor its own sequences, line by line. */
export function foreignIn(written: string): readonly string[] {
  const withoutMessages = written.replaceAll(ownMessage, '\n$1\n');
  return harmIn(ownSequences.reduce((text, own) => text.replaceAll(own, '\n'), withoutMessages));
}

function faultsOf(terminal: Terminal): readonly string[] {
  return [
    ...brokenFrames(terminal.cells().map(row => row.map(({char}) => char))),
    ...harmIn(terminal.screen()),
    ...(terminal.isWrapped() ? ['a line is wrapped'] : []),
    ...(terminal.isAlternate() ? [] : ['the screen is not the alternate one']),
  ];
}

/** Waits until the frame that is being painted is whole, and fails with what is wrong with it. */
export async function expectWhole(terminal: Terminal): Promise<void> {
  await until(
    () => faultsOf(terminal).length === 0,
    () => `${faultsOf(terminal).join('\n')}\n${terminal.screen()}`,
  );
}
