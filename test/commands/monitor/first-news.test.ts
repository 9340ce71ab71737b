import {expect, test} from 'vitest';
import {firstNews} from '../../../source/commands/monitor/monitor.ts';
import {listFailed, pollAnswered, pollFailed, pollStarted, setClusters} from '../../../source/monitor/store/actions.ts';
import {createMonitorStore, type MonitorStore} from '../../../source/monitor/store/store.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {rules, testNow} from '../../helpers/pods.ts';
import {answerWith} from '../../helpers/screens.tsx';
import {createVirtualClock} from '../../helpers/virtual-clock.ts';

const problem = ucsFailure({kind: 'network', message: 'refused'});
const clusters = [
  {id: 'a', name: 'a'},
  {id: 'b', name: 'b'},
];
const answered = (store: MonitorStore, id: string) =>
  void pollAnswered(store, id, answerWith([]), testNow, rules(60_000));

function waiting() {
  const clock = createVirtualClock(testNow);
  const store = createMonitorStore({now: testNow, intervalMs: 5000});
  const ended = new AbortController();
  const told: string[] = [];
  void firstNews(store, 50, {clock, signal: ended.signal}).then(() => told.push('news'));
  return {clock, store, ended, told};
}

test('the first screen waits for the selected cluster, not for its name or for another one', async () => {
  const {clock, store, told} = waiting();
  setClusters(store, clusters, testNow);
  pollStarted(store, 'a', testNow);
  answered(store, 'b');
  await clock.advance(49);
  expect(told).toEqual([]);
  answered(store, 'a');
  await clock.advance(0);
  expect(told).toEqual(['news']);
});

test.each([
  ['a failed poll', store => void pollFailed(store, 'a', problem, testNow)],
  ['a list that cannot be read', store => listFailed(store, problem, testNow)],
] satisfies readonly (readonly [string, (store: MonitorStore) => void])[])('%s is news', async (_case, happens) => {
  const {clock, store, told} = waiting();
  setClusters(store, clusters, testNow);
  happens(store);
  await clock.advance(0);
  expect(told).toEqual(['news']);
});

test('nobody waits long for an answer that does not come', async () => {
  const {clock, told} = waiting();
  await clock.advance(50);
  expect(told).toEqual(['news']);
});

test('nobody waits for news after the end', async () => {
  const {clock, ended, told} = waiting();
  ended.abort();
  await clock.advance(0);
  expect(told).toEqual(['news']);
});
