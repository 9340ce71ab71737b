import {describe, expect, test} from 'vitest';
import {RecordingError} from '../../../source/monitor/recording/index-file.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {second, testNow} from '../../helpers/pods.ts';
import {readRecording, recordToMemory} from '../../helpers/recording.ts';

const a = {id: 'id-a', name: 'prod-a'};
const b = {id: 'id-b', name: 'prod-b'};
const pages = [{status: 200, bytes: Buffer.from('{"items":[]}')}];

/** A run of six lines: the first, the list, and four answers with five seconds between two. */
function run(startedAt = testNow): string {
  const {recorder, text} = recordToMemory({startedAt});
  recorder.clusters(startedAt, [a, b]);
  recorder.answer(startedAt + second, a, pages);
  recorder.answer(startedAt + 2 * second, b, pages);
  recorder.answer(startedAt + 6 * second, a, pages);
  recorder.failure(startedAt + 7 * second, b, ucsFailure({kind: 'network', message: 'refused'}));
  return text();
}

const whole = run();
const lines = whole.trimEnd().split('\n');

test.each([1, 7, 100_000])(
  'where every line stands, when it is played, and when its cluster is heard of next (pieces of %i)',
  async chunk => {
    const {lines: index, damage} = await readRecording(whole, chunk);
    expect(damage).toBeNull();
    expect(
      index.map(({kind, clusterId, clock, played, nextAt}) => [
        kind,
        clusterId,
        clock - testNow,
        played,
        nextAt && nextAt - testNow,
      ]),
    ).toEqual([
      ['run', null, 0, 0, null],
      ['clusters', null, 0, 0, null],
      ['answer', 'id-a', 1000, 1000, 6000],
      ['answer', 'id-b', 2000, 2000, 7000],
      ['answer', 'id-a', 6000, 6000, null],
      ['failure', 'id-b', 7000, 7000, null],
    ]);
    expect(index.map(({offset, length}) => whole.slice(offset, offset + length))).toEqual(lines);
  },
);

test('the night between two runs of a file is not played', async () => {
  const night = 8 * 3600 * second;
  const {lines: index} = await readRecording(whole + run(testNow + night));
  expect(index.slice(5, 9).map(({kind, clock, played}) => [kind, clock - testNow, played])).toEqual([
    ['failure', 7000, 7000],
    ['run', night, 9000],
    ['clusters', night, 9000],
    ['answer', night + 1000, 10_000],
  ]);
});

test('a clock that was set back takes no time', async () => {
  const {recorder, text} = recordToMemory();
  recorder.answer(testNow + 10 * second, a, pages);
  recorder.answer(testNow - 3600 * second, a, pages);
  recorder.answer(testNow - 3595 * second, a, pages);
  const {lines: index} = await readRecording(text());
  expect(index.map(({played}) => played)).toEqual([0, 10_000, 10_000, 15_000]);
});

// Earlier versions put a full file aside, and began the next one with all that it knew.
test('what was taken over from a full file is there from the first moment on, without the time before', async () => {
  const carry = (line: string | undefined) => line?.replace('{"at"', '{"carried":true,"at"');
  const before = [lines[1], lines[2], lines[5]].map(carry);
  const [header = ''] = run(testNow + 60 * second).split('\n');
  const failed = lines[5]?.replace('08:00:07', '08:01:03');
  const text = [header, ...before, failed].join('\n');
  const {lines: index, damage, read} = await readRecording(text);
  expect(damage).toBeNull();
  expect(index.map(({kind, clock, played}) => [kind, clock - testNow, played])).toEqual([
    ['run', 60_000, 0],
    ['clusters', 60_000, 0],
    ['answer', 60_000, 0],
    ['failure', 60_000, 0],
    ['failure', 63_000, 3000],
  ]);
  expect(read(2).line.at).toBe(testNow + second);
});

describe('damage', () => {
  test.each<readonly [string, string, number, {lineNumber: number; what: string} | null]>([
    ['no line feed at the end is none', whole.trimEnd(), 6, null],
    ['a last line that is cut off', whole.slice(0, -20), 5, {lineNumber: 6, what: 'cut off'}],
    [
      'a line that is no JSON',
      [...lines.slice(0, 3), 'oops', ...lines.slice(3), ''].join('\n'),
      3,
      {lineNumber: 4, what: 'damaged'},
    ],
    [
      'a line that is JSON of something else',
      [...lines.slice(0, 3), '{"a":1}', ''].join('\n'),
      3,
      {lineNumber: 4, what: 'damaged'},
    ],
    ['a time that is none', whole.replaceAll('08:00:02', '08:61:02'), 3, {lineNumber: 4, what: 'damaged'}],
    ['a kind of error that is none', whole.replace('"network"', '"nonsense"'), 5, {lineNumber: 6, what: 'damaged'}],
    [
      'the same as a line that is not there',
      [lines[0], lines[1], lines[4], ''].join('\n'),
      2,
      {lineNumber: 3, what: 'damaged'},
    ],
    ['bytes that are no text', `${lines[0]}\n\u0000\u0001\n`, 1, {lineNumber: 2, what: 'damaged'}],
    [
      'a run of a newer format behind one of ours',
      `${whole}${lines[0]?.replace(':1,', ':2,')}\n`,
      6,
      {lineNumber: 7, what: 'damaged'},
    ],
    ['the next run is played all the same', `${whole.slice(0, -20)}\n${whole}`, 11, {lineNumber: 6, what: 'damaged'}],
  ])('%s', async (_name, text, count, damage) => {
    const index = await readRecording(text);
    expect(index.damage).toEqual(damage);
    expect(index.lines).toHaveLength(count);
  });

  test('bytes that are no UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from(`${lines.slice(0, 3).join('\n')}\n`), Buffer.of(0xff, 0x0a)]);
    expect(await readRecording(bytes)).toMatchObject({damage: {lineNumber: 4, what: 'damaged'}, lines: {length: 3}});
  });
});

describe('files that are no recordings', () => {
  test.each<readonly [string, string | Uint8Array, string]>([
    ['an empty one', '', 'is empty'],
    [
      'one whose only run is damaged',
      `{"ucs-gitops-recording":1,"version":"1.2.3"}\n${lines.slice(1).join('\n')}`,
      'has nothing that can be played',
    ],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'is no recording of ucs-gitops'],
    ['an answer of the API', '{"items":[]}\n', 'is no recording of ucs-gitops'],
    ['a first line that is cut off', (lines[0] ?? '').slice(0, 30), 'is no recording of ucs-gitops'],
    ['the middle of a recording', lines.slice(1).join('\n'), 'is no recording of ucs-gitops'],
    ['something endless without a line', 'x'.repeat(100_000), 'is no recording of ucs-gitops'],
    [
      'one of a newer format',
      whole.replace('"ucs-gitops-recording":1,"version":"1.2.3"', '"ucs-gitops-recording":2,"version":"9.0.0"'),
      'was recorded by ucs-gitops 9.0.0 in format 2, which this version cannot read',
    ],
  ])('%s', async (_name, content, message) => {
    const error: unknown = await readRecording(content).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RecordingError);
    expect(error).toMatchObject({message});
  });
});
