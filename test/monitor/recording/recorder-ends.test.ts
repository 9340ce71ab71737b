import {describe, expect, test} from 'vitest';
import {FullRecordingError} from '../../../source/monitor/recording/recorder.ts';
import type {RawPage} from '../../../source/rollout/feed/feed.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {testNow} from '../../helpers/pods.ts';
import {recordToMemory} from '../../helpers/recording.ts';
import {thrownBy} from '../../helpers/thrown.ts';

const a = {id: 'id-a', name: 'prod-a'};

function page(body: string | Uint8Array, status = 200): RawPage {
  return {status, bytes: Buffer.from(body)};
}

const header = '{"ucs-gitops-recording":1,"version":"1.2.3","startedAt":"2026-11-23T08:00:00.000Z","intervalMs":5000}';

describe('a file that is full', () => {
  const oneAnswer = () => {
    const {recorder, text} = recordToMemory();
    recorder.answer(testNow, a, [page('{}')]);
    return text();
  };

  test('ends with the last line that fits, which is told once', () => {
    const told: unknown[] = [];
    const whole = oneAnswer();
    const onStop = (error: unknown) => told.push(error);
    // What is in the file already counts.
    const {recorder, text} = recordToMemory({size: 1000, maxBytes: 1000 + whole.length, onStop});
    recorder.answer(testNow, a, [page('{}')]);
    expect(told).toEqual([]);
    for (let index = 0; index < 3; index += 1) {
      recorder.answer(testNow, a, [page('{}')]);
    }
    expect(told).toEqual([expect.any(FullRecordingError)]);
    expect(text()).toBe(whole);
  });

  test('bytes count, not characters', () => {
    const told: unknown[] = [];
    const maxBytes = oneAnswer().length + 1;
    const {recorder, lines} = recordToMemory({maxBytes, onStop: error => told.push(error)});
    recorder.answer(testNow, a, [page('ää')]);
    expect(told).toHaveLength(1);
    expect(lines()).toEqual([header]);
  });

  test('takes no further run', () => {
    const error = thrownBy(() => recordToMemory({size: 1024 ** 3, maxBytes: 1024 ** 3}));
    expect(error).toEqual(new FullRecordingError(1024 ** 3));
    expect(error).toMatchObject({message: 'the file has reached its limit of 1 GiB'});
  });
});

test('when nothing can be written any more, that is told once and the run goes on', () => {
  const told: unknown[] = [];
  let room = 2;
  const written: string[] = [];
  const append = (text: string) => {
    room -= 1;
    if (room < 0) {
      throw new Error('the disk is full');
    }
    written.push(text);
  };
  const {recorder} = recordToMemory({append, onStop: error => told.push(error)});
  recorder.clusters(testNow, [a]);
  recorder.answer(testNow, a, [page('{}')]);
  room = 10;
  recorder.answer(testNow, a, [page('{}')]);
  recorder.failure(testNow, a, ucsFailure({kind: 'network', message: 'refused'}));
  expect(told).toEqual([new Error('the disk is full')]);
  // A file that goes on after a hole would not tell what was.
  expect(written).toHaveLength(2);
});
