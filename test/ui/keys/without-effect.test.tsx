import {describe, expect, test} from 'vitest';
import {noteQuiet} from '../../../source/monitor/store/endpoint.ts';
import {pod, second, testNow} from '../../helpers/pods.ts';
import {answerWith, type Script, showScreens, type TestScreensOptions} from '../../helpers/screens.tsx';
import {twoClusters} from '../../helpers/two-clusters.ts';
import {until} from '../../helpers/until.ts';

const one = ({clusters, answer}: Script) => {
  clusters('prod-a');
  answer('prod-a', answerWith([pod()]));
};

describe('a key without effect says so', () => {
  test.each<[string, readonly string[], string]>([
    ['an unknown letter', ['x'], 'x does nothing here; ? lists the keys.'],
    ['a function key', ['\u{1B}OP'], 'This key does nothing here; ? lists the keys.'],
    ['an unknown key with Ctrl', ['\u{7}'], 'Ctrl-g does nothing here; ? lists the keys.'],
    ['the layout of pods, in the table of clusters', ['0', 'v'], 'v does nothing here: it works on the pods.'],
    ['managedFields, on the pods', ['m'], 'm does nothing here: it works on the raw JSON.'],
    ['the next match, on the pods', ['n'], 'n does nothing here: it works on the raw JSON.'],
    ['the next match of no search', ['y', 'n'], 'Nothing is searched for: / starts it.'],
    ['the order, in the timeline', ['t', 'S'], 'S does nothing here: it works on the pods and all clusters.'],
    ['missing apps to accept', ['a'], 'No app is missing here.'],
    ['Esc at the root', ['\u{1B}'], 'There is nothing to go back from: q quits.'],
  ])('%s', async (_name, keys, words) => {
    const screens = showScreens(twoClusters);
    await screens.see('q quit');
    for (const key of keys) {
      screens.press(key);
    }
    await screens.see(words);
    screens.unmount();
  });

  test.each<[string, string, (script: Script) => void, string]>([
    [']', 'one cluster', one, 'There is only one cluster.'],
    ['[', 'no cluster', () => {}, 'There is no cluster yet.'],
    ['\r', 'no pod', ({clusters}) => clusters('prod-a'), 'There is nothing to open here.'],
  ])('%j with %s', async (key, _what, play, words) => {
    const screens = showScreens(play);
    await screens.see('q quit');
    screens.press(key);
    await screens.see(words);
    screens.unmount();
  });

  test('polling, while the endpoint throttles', async () => {
    const screens = showScreens(one);
    noteQuiet(screens.monitor, {
      clusterId: 'prod-a',
      message: 'slow down',
      hint: 'Wait.',
      from: testNow,
      until: testNow + 40 * second,
    });
    await screens.see('slow down');
    screens.press('r');
    await screens.see('The endpoint throttles: no request is sent until 08:00:40.');
    expect(screens.asked).toEqual([]);
    screens.unmount();
  });

  test('keys for polling, in a recording', async () => {
    const screens = showScreens(one, {replaySpeed: 1});
    await screens.see('q quit');
    screens.press('r');
    await screens.see('r does nothing in a recording; ? lists the keys.');
    screens.unmount();
  });
});

/** The words of the last line. */
const footer = (frame: string) => frame.split('\n').at(-1)?.trimEnd() ?? '';

describe('the footer names what keys do now', () => {
  const wide: TestScreensOptions = {columns: 160, rows: 30};

  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['panes', [], ['v lines', 'z problems', 'p pause', '0 all', 'y JSON', 'q quit'], ['0 back']],
    ['lines', ['v'], ['v panes'], ['v lines']],
    ['only problems', ['z'], ['z all'], ['z problems']],
    ['a pause', ['p'], ['p go on'], ['p pause']],
    ['all clusters', ['0'], ['0 back', 'q back', '/ filter'], ['v ']],
    ['the raw JSON', ['y'], ['y back', 'q back', '/ search'], ['n next']],
    ['a search', ['y', '/', 'kubelet', '\r'], ['y back'], ['n next']],
    ['a search that found something', ['y', '/', 'Running', '\r'], ['n next'], []],
  ])('with %s', async (_name, keys, words, others) => {
    const screens = showScreens(twoClusters, wide);
    await screens.see('q quit');
    for (const key of keys) {
      screens.press(key);
    }
    for (const word of words) {
      await screens.see(word);
    }
    for (const other of others) {
      expect(footer(screens.frame())).not.toContain(other);
    }
    screens.unmount();
  });

  test('nothing that needs an answer is offered before there is one', async () => {
    const screens = showScreens(({clusters}) => clusters('prod-a'), wide);
    await screens.see('q quit');
    expect(footer(screens.frame())).toMatchInlineSnapshot(
      `"/ filter  z problems  S sort  w rollout  t timeline  c copy  r poll  p pause  ? help  q quit"`,
    );
    screens.answer('prod-a', answerWith([pod()]));
    await screens.see('Enter open  v lines  y JSON  Ctrl-s dump');
    screens.unmount();
  });

  test('0 and y close what they opened', async () => {
    const screens = showScreens(twoClusters);
    for (const key of ['0', 'y']) {
      screens.press(key);
      await until(
        () => screens.view.getState().screens.length === 2,
        () => `${key} opens nothing`,
      );
      screens.press(key);
      await until(
        () => screens.view.getState().screens.length === 1,
        () => `${key} does not close what it opened`,
      );
    }
    screens.unmount();
  });
});

describe('toggles say what they switched', () => {
  test.each([
    ['z', 'Only problems are shown.', 'All are shown.'],
    ['v', 'Shown as lines.', 'Shown as panes.'],
    ['S', 'Sorted worst first.', 'Sorted by name.'],
  ])('%s', async (key, first, second) => {
    const screens = showScreens(twoClusters);
    await screens.see('q quit');
    screens.press(key);
    await screens.see(first);
    screens.press(key);
    await screens.see(second);
    screens.unmount();
  });

  test('m', async () => {
    const screens = showScreens(twoClusters);
    screens.press('y');
    await screens.see('Raw JSON');
    screens.press('m');
    await screens.see('managedFields are shown.');
    screens.unmount();
  });
});
