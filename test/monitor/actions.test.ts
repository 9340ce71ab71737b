import {expect, test} from 'vitest';
import {planned, pollStarted, setClusters} from '../../source/monitor/store/actions.ts';
import {createMonitorStore} from '../../source/monitor/store/store.ts';
import {second, testNow} from '../helpers/pods.ts';

function storeOf(...ids: readonly string[]) {
  const store = createMonitorStore({now: testNow, intervalMs: 5 * second});
  setClusters(
    store,
    ids.map(id => ({id, name: id})),
    testNow,
  );
  return store;
}

test('what happens to one cluster leaves the others, their order and the state before as they were', () => {
  const store = storeOf('b', 'a', 'c');
  const entries = () => [...store.getState().clusters.values()];
  const maps = [store.getState().clusters];
  const [b, a, c] = entries();
  pollStarted(store, 'a', testNow);
  maps.push(store.getState().clusters);
  planned(store, new Map([['c', testNow]]));
  expect(entries()).toEqual([b, {...a, pollingSince: testNow}, {...c, nextPollAt: testNow}]);
  expect(entries()[0]).toBe(b);
  expect(maps.map(map => [...map.values()])).toEqual([
    [b, a, c],
    [b, {...a, pollingSince: testNow}, c],
  ]);
});

test('a plan that is known already, or for a cluster that is not there, changes nothing', () => {
  const store = storeOf('a');
  planned(store, new Map([['a', testNow]]));
  const before = store.getState();
  planned(
    store,
    new Map([
      ['a', testNow],
      ['x', testNow],
    ]),
  );
  expect(store.getState()).toBe(before);
});

test('a cluster that left is known by its name as long as there are changes of it', () => {
  const store = storeOf('a', 'b');
  const [, b] = [...store.getState().clusters.values()].map(({ref}) => ref);
  setClusters(store, b ? [b] : [], testNow);
  expect([...store.getState().left.keys()]).toEqual(['a']);
  store.setState({changes: []});
  setClusters(store, b ? [b] : [], testNow);
  expect(store.getState().left.size).toBe(0);
});

test('a namesake that joins gives another label to those that were there', () => {
  const store = createMonitorStore({now: testNow, intervalMs: 5 * second});
  const [first, other] = ['7c1e40aa', 'b2f0935d'].map(id => ({id, name: 'prod-a'}));
  setClusters(store, first ? [first] : [], testNow);
  setClusters(store, first && other ? [first, other] : [], testNow);
  expect([...store.getState().clusters.values()].map(({ref}) => ref.label)).toEqual(['prod-a (7c1e)', 'prod-a (b2f0)']);
});
