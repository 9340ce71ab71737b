import {expect, onTestFinished, test} from 'vitest';
import {observeCluster} from '../../source/rollout/cluster/observe.ts';
import {textWidth} from '../../source/text/fit.ts';
import {readErrorBody} from '../../source/ucs/errors/body.ts';
import {plainText} from '../../source/ui/look/segments.ts';
import {createTheme} from '../../source/ui/look/theme.ts';
import {detailLines} from '../../source/ui/screens/pod/lines.ts';
import {paneHeight} from '../../source/ui/screens/pods/pane-text.ts';
import {startPlay} from '../demo/virtual-play.ts';
import {rules, testNow} from '../helpers/pods.ts';
import {openTerminal} from '../helpers/terminal/terminal.ts';
import {answered} from './generated.ts';

const {symbols} = createTheme({color: false, ascii: false});

async function monitor(fault: string) {
  const {server} = await startPlay({scenario: 'sample'});
  await server.setFault(fault);
  const terminal = openTerminal({args: ['--endpoint', server.url, '--interval', '2s'], columns: 100, rows: 30});
  onTestFinished(() => terminal.close());
  return terminal;
}

test('a pod with 100,000 containers is shown, and every key is answered', async () => {
  const terminal = await monitor('many-containers');
  await terminal.see('and 197 more containers (Enter)');
  terminal.press('\r');
  await terminal.see('health  ');
  terminal.press('G');
  await terminal.see('and 180 more containers: y shows them');
  expect(terminal.screen()).toMatch(/unreadable +status\.containerStatuses\[200\] and the rest/);
  for (let turn = 0; turn < 5; turn += 1) {
    terminal.press('?');
    await terminal.see('previous cluster');
    terminal.press('q');
    await terminal.see('unreadable');
  }
  terminal.press('y');
  await terminal.see('Raw JSON of the pod');
  terminal.press('G');
  await terminal.see(/manager-99999"/);
  terminal.press('qqq');
  expect(await terminal.exit).toMatchObject({exitCode: 0});
});

test('values nested 10,000 levels deep are shown as far as they go', async () => {
  const terminal = await monitor('deep');
  await terminal.see(/[✓▸!✗] source /);
  terminal.press('y');
  await terminal.see(/Raw JSON, \d{6} lines/);
  terminal.press('G');
  await terminal.see(/^ *\]$/m);
  terminal.press('q\r');
  await terminal.see('health  ');
  terminal.press('qq');
  expect(await terminal.exit).toMatchObject({exitCode: 0});
});

test.each([
  ['of one word', '集'.repeat(10_000)],
  ['of words', '集 '.repeat(5000)],
  ['of marks', 'e\u0301'.repeat(5000)],
  ['of letters that pile up in one character', `ｶ${'\uff9e'.repeat(9999)}`],
  ['of joined emoji', '👩‍👩‍👧‍👦'.repeat(1000)],
  ['of ASCII', 'x'.repeat(10_000)],
])('names and messages of 10,000 characters, %s, are laid out in their width', (_name, text) => {
  const ended = {terminated: {reason: text, message: text, exitCode: 1}};
  const container = {name: text, state: {waiting: {reason: text, message: text}}, lastState: ended, image: text};
  const condition = {type: text, status: text, reason: text, message: text};
  const answer = answered({
    items: [
      {
        metadata: {name: text, labels: {app: text}},
        spec: {nodeName: text},
        status: {
          phase: text,
          message: text,
          containerStatuses: Array.from({length: 40}, () => container),
          conditions: Array.from({length: 40}, () => condition),
        },
      },
    ],
  });
  const {snapshot} = observeCluster('id', null, answer, testNow, rules(60_000));
  const [judged] = snapshot.pods;
  const lines = judged ? plainText(detailLines(judged, 80, testNow, symbols)).split('\n') : [];
  expect(lines.length).toBeGreaterThan(50);
  expect(judged && paneHeight(judged)).toBeLessThan(25);
  const wrapped = lines.filter((line, index) => index === 0 || /^(pod|health|hint|message|node) /.test(line));
  expect(wrapped.length).toBeGreaterThan(4);
  expect(wrapped.filter(line => textWidth(line) > 80)).toEqual([]);
});

test.each([
  ['tags that never end', `<html>${'<title'.repeat(500_000)}`],
  ['spaces', ' '.repeat(3_000_000)],
  ['brackets', '['.repeat(3_000_000)],
])('an error body of 3 MB of %s is read', (_name, text) => {
  expect(readErrorBody(text).code).toBe(null);
});
