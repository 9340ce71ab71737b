import {expect, test} from 'vitest';
import {lengthAtOnce} from '../../../../source/json/document.ts';
import {pod} from '../../../helpers/pods.ts';
import {answerWith, showScreens} from '../../../helpers/screens.tsx';
import {trimmed} from '../../../helpers/trimmed.ts';
import {twoClusters} from '../../../helpers/two-clusters.ts';

test('y shows the raw JSON, m its managedFields, / finds, n goes on', async () => {
  const screens = showScreens(twoClusters, {columns: 60, rows: 20});
  await screens.see('prod-a');
  screens.press('y');
  await screens.see('managedFields hidden');
  expect(trimmed(screens.frame())).toMatchInlineSnapshot(`
    "✗ prod-a FAILING  2/3  blocked for 60m by helm          ◉ 0s
    [1 prod-a ✗] 2 prod-b ✓
    Raw JSON, 15 lines, managedFields hidden, answered 0s ago
     {
       "metadata": {},
       "items": [
         {
           "metadata": {
             "name": "source-controller-97bdcd8cf-5fs52"
           },
           "status": {
             "phase": "Running",
             "ok": true,
             "n": 1
           }
         }
       ]
     }
    no change seen yet
    ] cluster  0 all  / search  w rollout  ? help  q back"
  `);
  screens.press('m');
  await screens.see('"manager": "kubelet"');
  screens.press('/');
  await screens.see('Enter keeps');
  screens.press('me');
  screens.press('\r');
  await screens.see('me (1/3)');
  screens.press('n');
  await screens.see('me (2/3)');
  screens.press('N');
  await screens.see('me (1/3)');
  screens.press('q');
  await screens.see('Last changes on prod-a');
  screens.unmount();
});

test('a newer answer shows up in the open JSON view', async () => {
  const screens = showScreens(twoClusters);
  screens.press('y');
  await screens.see('"phase": "Running"');
  screens.answer('prod-a', answerWith([pod()], '{"items":["newer"]}'));
  await screens.see('"newer"');
  screens.unmount();
});

test('an answer that came while another screen was open shows on the way back', async () => {
  const screens = showScreens(twoClusters);
  screens.press('y');
  await screens.see('"phase": "Running"');
  screens.press('?');
  await screens.see('previous cluster');
  screens.answer('prod-a', answerWith([pod()], '{"items":["newer"]}'));
  screens.press('q');
  await screens.see('"newer"');
  screens.unmount();
});

// A value takes a line, and two characters before that.
const count = 2 * lengthAtOnce;
const longBody = (last: string) => JSON.stringify([...Array.from({length: count}, () => 1), last]);
const allLines = `${count + 3} lines`;

function showLong() {
  return showScreens(({clusters, answer}) => {
    clusters('prod-a');
    answer('prod-a', answerWith([pod()], longBody('the end')));
  });
}

test('a long answer is laid out while it shows, and G goes to its end as that moves on', async () => {
  const screens = showLong();
  screens.press('y');
  await screens.see(/, \d+\+ lines/);
  screens.press('G');
  await screens.see(allLines);
  await screens.see('"the end"');
  screens.press('k');
  await screens.see(`${count - 23}-${count + 2}/${count + 3}`);
  screens.unmount();
});

test('what stands at the end of a long answer is found', async () => {
  const screens = showLong();
  screens.press('y');
  await screens.see('Raw JSON');
  screens.press('/');
  screens.press('THE END');
  screens.press('\r');
  await screens.see('THE END (1/1)');
  await screens.see('"the end"');
  screens.press('/');
  screens.press('nowhere');
  screens.press('\r');
  await screens.see('Not found: nowhere');
  screens.unmount();
});

test('after G while it is laid out, a search begins at what is on the screen', async () => {
  const last = 'the end';
  const screens = showScreens(({clusters, answer}) => {
    clusters('prod-a');
    answer('prod-a', answerWith([pod()], JSON.stringify(['the end', ...Array.from({length: count}, () => 1), last])));
  });
  screens.press('y');
  await screens.see(/, \d+\+ lines/);
  screens.press('G');
  await screens.see(`${count + 4} lines`);
  await screens.see(`"${last}"`);
  screens.press('/');
  screens.press(last);
  screens.press('\r');
  await screens.see(`${last} (2/2)`);
  screens.unmount();
});

test('a newer long answer takes the place of the other when it is laid out as far, at the same line', async () => {
  const screens = showLong();
  screens.press('y');
  await screens.see(allLines);
  screens.press('G');
  await screens.see('"the end"');
  screens.answer('prod-a', answerWith([pod()], longBody('another end')));
  await screens.seeNot('"the end"');
  await screens.see('"another end"');
  expect(screens.frame()).toContain(allLines);
  screens.unmount();
});
