import chalk from 'chalk';
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {ucsFailure} from '../../source/ucs/errors/words.ts';
import {container, minute, pod, second, testNow, waiting} from '../helpers/pods.ts';
import {answerWith, type Script, showScreens} from '../helpers/screens.tsx';

// What Ink colours with; other tests run without colours.
const usual = chalk.level;
beforeAll(() => {
  chalk.level = 1;
});
afterAll(() => {
  chalk.level = usual;
});

const stuck = pod({
  app: 'helm-controller',
  phase: 'Pending',
  containers: [container({state: waiting('ImagePullBackOff'), ready: false})],
});

const live = ({clusters, answer}: Script) => {
  clusters('prod-a');
  answer('prod-a', answerWith([pod(), stuck]));
};

const colour = /\u{1B}\[(?:3[1-7]|9[0-7]|38)/u;

/** The rows from the first that holds one text up to the last before another. */
function rowsFrom(frame: string, first: RegExp, end: RegExp): readonly string[] {
  const rows = frame.split('\n');
  const start = rows.findIndex(row => first.test(row));
  return rows.slice(
    start,
    rows.findIndex((row, index) => index > start && end.test(row)),
  );
}

test.each<[what: string, keys: string, first: RegExp, end: RegExp]>([
  ['the title', '', /prod-a/, /1 of 2|refused|❯/],
  ['why a pod is stuck', '', /Why helm is stuck/, /Last changes/],
  ['the detail of a pod', '\r', /helm-controller/, /last changes|^$/],
  ['the rollout', 'w', / 0s /, /began/],
])('what is stale has no colour: %s', async (_what, keys, first, end) => {
  const screens = showScreens(live, {color: true, columns: 120, rows: 40});
  onTestFinished(screens.unmount);
  await screens.see('Why helm');
  screens.press(keys);
  await screens.see(keys === '\r' ? 'namespace' : keys === 'w' ? 'began' : 'Why helm');
  expect(rowsFrom(screens.frame(), first, end).join('\n')).toMatch(colour);
  screens.fail('prod-a', ucsFailure({kind: 'network', message: 'connection refused'}), testNow + 5 * second);
  screens.now(testNow + minute);
  await screens.see('stale');
  await screens.see('connection refused');
  // The title says in colour how old the data is.
  const rows = rowsFrom(screens.frame(), first, end).map(row => row.replace(/\u{1B}\[33m~.*/u, ''));
  expect(rows).not.toEqual([]);
  expect(rows.join('\n')).not.toMatch(colour);
});
