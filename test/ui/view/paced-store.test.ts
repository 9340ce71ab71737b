import {expect, test} from 'vitest';
import {createStore} from 'zustand/vanilla';
import {pacedStore} from '../../../source/ui/view/paced-store.ts';

function setUp() {
  const source = createStore(() => ({n: 0}));
  const waiting: (() => void)[] = [];
  const store = pacedStore(
    source,
    run => {
      waiting.push(run);
      return () => waiting.splice(waiting.indexOf(run), 1);
    },
    () => 400,
  );
  const seen: number[] = [];
  store.subscribe(({n}) => seen.push(n));
  const passTime = () => {
    for (const run of waiting.splice(0)) {
      run();
    }
  };
  return {source, store, seen, passTime, waiting};
}

const settled = () => new Promise(resolve => setImmediate(resolve));

test('changes of one go show together at once, and those soon after them together again', async () => {
  const {source, seen, passTime} = setUp();
  source.setState({n: 1});
  source.setState({n: 2});
  await settled();
  expect(seen).toEqual([2]);
  source.setState({n: 3});
  source.setState({n: 4});
  await settled();
  expect(seen).toEqual([2]);
  passTime();
  expect(seen).toEqual([2, 4]);
  passTime();
  source.setState({n: 5});
  await settled();
  expect(seen).toEqual([2, 4, 5]);
});

test('flush catches up at once', () => {
  const {source, store, seen} = setUp();
  source.setState({n: 1});
  store.flush();
  expect(seen).toEqual([1]);
});

test('after close nothing waits and nothing shows', async () => {
  const {source, store, seen, waiting} = setUp();
  source.setState({n: 1});
  await settled();
  source.setState({n: 2});
  store.close();
  source.setState({n: 3});
  await settled();
  expect(waiting).toEqual([]);
  expect(seen).toEqual([1]);
});
