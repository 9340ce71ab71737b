import {expect, test} from 'vitest';
import {createLayoutMemo, type LayoutMemo} from '../../../source/ui/view/layout-memo.ts';
import {showScreens} from '../../helpers/screens.tsx';
import {twoClusters} from '../../helpers/two-clusters.ts';

test('gives the same layout until one of the values it is made from is another', () => {
  const memo = createLayoutMemo();
  const [state, view] = [{}, {}];
  const make = () => ({});
  const first = memo('pods', [state, view], make);
  expect(memo('pods', [state, view], make)).toBe(first);
  expect(memo('fleet', [state, view], make)).not.toBe(first);
  expect(memo('pods', [{}, view], make)).not.toBe(first);
});

/** Counts how often the part that is laid out most often was. */
function countingMemo() {
  const memo = createLayoutMemo();
  const made = new Map<unknown, number>();
  const layouts: LayoutMemo = (name, from, make) =>
    memo(name, from, () => {
      made.set(name, (made.get(name) ?? 0) + 1);
      return make();
    });
  const since = () => {
    const most = Math.max(0, ...made.values());
    made.clear();
    return most;
  };
  return {layouts, since};
}

test('a key and its frame lay the screen out once', async () => {
  const {layouts, since} = countingMemo();
  const screens = showScreens(twoClusters, {layouts, columns: 60, rows: 14});
  for (const [keys, seen] of [
    ['j', '❯ ✓ kustomiz'],
    ['?', 'Move'],
    ['G', 'Stale data fades'],
    ['q', '❯ ✓ kustomiz'],
    ['\r', 'health  '],
    ['j', '2-'],
    ['t', 'No change has been seen'],
    ['0', 'CLUSTER'],
  ] as const) {
    since();
    screens.press(keys);
    await screens.see(seen);
    expect([keys, since()]).toEqual([keys, 1]);
  }
});
