import {expect, test} from 'vitest';
import type {Recorder} from '../../../source/monitor/recording/recorder.ts';
import {minute, second, testNow} from '../../helpers/pods.ts';
import {enabled, startPoller} from './virtual-poller.ts';

/** Notes, in seconds, when the list of clusters was read. */
function listNotes() {
  const lists: number[] = [];
  const answers: string[] = [];
  const recorder: Recorder = {
    clusters: at => void lists.push((at - testNow) / second),
    answer: (_at, {id}) => void answers.push(id),
    failure: () => {},
  };
  return {lists, answers, recorder};
}

test('a cluster that is suddenly unknown has the list read again, and the one shown instead is asked at once', async () => {
  let left = false;
  const {lists, recorder} = listNotes();
  const {clock, store, relist, times} = startPoller(['a', 'b'], id => (left && id === 'a' ? 'not-found' : enabled), {
    recorder,
  });
  await clock.advance(11 * second);
  left = true;
  relist(['b']);
  await clock.advance(5 * second);
  expect(lists).toEqual([0, 15]);
  expect(store.getState()).toMatchObject({order: ['b'], selectedId: 'b'});
  // It is settled, so that it was to wait for half a minute.
  expect(times('b')).toEqual([0, 15]);
});

test('one that stays unknown does not have it read again and again', async () => {
  const {lists, recorder} = listNotes();
  const {clock} = startPoller(['a', 'b'], () => 'not-found', {recorder});
  await clock.advance(3 * minute);
  expect(lists).toEqual([0, 10, 70, 130]);
});

test('the wait of one that fails stays, also when it is shown instead', async () => {
  const {clock, store, relist, poller, times} = startPoller(['a', 'b'], id => (id === 'b' ? 'server' : enabled));
  await clock.advance(13 * second);
  const asked = times('b').length;
  relist(['b']);
  poller.pollNow(null);
  await clock.advance(second);
  expect(store.getState().selectedId).toBe('b');
  expect(times('b')).toHaveLength(asked);
});

test('what comes for a cluster that left meanwhile is not recorded: a replay would bring it back', async () => {
  const late = Promise.withResolvers<typeof enabled>();
  const {answers, recorder} = listNotes();
  const {clock, relist, poller} = startPoller(['a', 'b'], id => (id === 'a' ? late.promise : enabled), {recorder});
  await clock.advance(second);
  relist(['b']);
  poller.pollNow(null);
  await clock.advance(second);
  late.resolve(enabled);
  await clock.advance(second);
  expect(answers).toContain('b');
  expect(answers).not.toContain('a');
});
