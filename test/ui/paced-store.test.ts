import {expect, test} from 'vitest';
import {createStore} from 'zustand/vanilla';
import {pacedStore} from '../../source/ui/paced-store.ts';

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

test('the first change shows at once, the next ones together', () => {
  const {source, seen, passTime} = setUp();
  for (const n of [1, 2, 3]) {
    source.setState({n});
  }
  expect(seen).toEqual([1]);
  passTime();
  expect(seen).toEqual([1, 3]);
  passTime();
  source.setState({n: 4});
  expect(seen).toEqual([1, 3, 4]);
});

test('flush catches up at once', () => {
  const {source, store, seen} = setUp();
  source.setState({n: 1});
  source.setState({n: 2});
  store.flush();
  expect(seen).toEqual([1, 2]);
});

test('after close nothing waits and nothing shows', () => {
  const {source, store, seen, waiting} = setUp();
  source.setState({n: 1});
  store.close();
  source.setState({n: 2});
  expect(waiting).toEqual([]);
  expect(seen).toEqual([1]);
});
