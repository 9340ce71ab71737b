import {describe, expect, test} from 'vitest';
import {listFailed, pollStarted} from '../../../source/monitor/store/actions.ts';
import {endRefusal, noteQuiet} from '../../../source/monitor/store/endpoint.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {minute, pod, second, testNow} from '../../helpers/pods.ts';
import {answerWith, type Script, showScreens, type TestScreensOptions} from '../../helpers/screens.tsx';

const expired = ucsFailure({
  kind: 'auth',
  message: 'the token has expired (HTTP 401, APIGW.0301)',
  hint: 'Get a new token (for the domain, not for a project) and put it where the old one came from.',
});

/** Two clusters that are well, the first of them shown. */
const healthy = ({clusters, answer}: Script) => {
  clusters('prod-a', 'prod-b');
  answer('prod-a', answerWith([pod()]));
  answer('prod-b', answerWith([pod()]));
};
const refused = (script: Script) => {
  healthy(script);
  script.fail('prod-b', expired);
};

/** The lines of the header. */
function headerOf(frame: string, lines: number): string {
  return frame
    .split('\n')
    .slice(0, lines)
    .map(line => line.trimEnd())
    .join('\n');
}

const stopped = 'prod-b: the token has expired';

describe('a 401 met on another cluster', () => {
  test('every screen says so at once, with the cause and the key, and nothing looks live', async () => {
    const screens = showScreens(healthy, {columns: 120});
    await screens.see('◉ live 0s');
    screens.fail('prod-b', expired);
    await screens.see(stopped);
    expect(headerOf(screens.frame(), 5)).toMatchInlineSnapshot(`
      "prod-a  ✓ ENABLED  1 of 1 ready                                                                                ~ auth 0s
      [1 prod-a ✓~] 2 prod-b ✓~
      ! prod-b: the token has expired (HTTP 401, APIGW.0301)  polling stopped at 08:00:00, r tries again
        Get a new token (for the domain, not for a project) and put it where the old one came from. A token file that was
        renewed is read by itself."
    `);
    for (const [keys, shown] of [
      ['t', 'prod-b  connection live -> auth'],
      ['0', 'CLUSTER'],
      ['?', 'move or scroll up'],
      ['q', 'CLUSTER'],
      ['C', 'Cluster:'],
      ['\u{1B}', 'CLUSTER'],
      ['1', '┏❯ ✓ source '],
      ['\r', 'namespace'],
      ['y', 'Raw JSON'],
    ] as const) {
      screens.press(keys);
      await screens.see(shown);
      expect(screens.frame()).toContain(stopped);
      expect(screens.frame()).not.toMatch(/◉|live \d/);
    }
    endRefusal(screens.monitor);
    await screens.see('◉ live 0s');
    expect(screens.frame()).not.toContain('expired');
    screens.unmount();
  });

  test.each<[TestScreensOptions, readonly string[]]>([
    [
      {columns: 80, rows: 24},
      [
        '! prod-b: the token has expired (HT⋯  polling stopped at 08:00:00, r tries again',
        '  Get a new token (for the domain, not for a project) and put it where the old',
        '  one came from. A token file that was renewed is read by itself.',
      ],
    ],
    [
      {columns: 50, rows: 15},
      ['! prod-b: the token has expired (H⋯  r tries again', '  Get a new token (for the domain, not for a ⋯'],
    ],
    [{columns: 40, rows: 10}, ['! prod-b: the token has ⋯  r tries again']],
  ])('at %o the key is in view', async (size, notes) => {
    const screens = showScreens(refused, size);
    await screens.see('r tries again');
    expect(
      headerOf(screens.frame(), 2 + notes.length)
        .split('\n')
        .slice(2),
    ).toEqual(notes);
    screens.unmount();
  });

  test('while a request is under way it is being tried', async () => {
    const screens = showScreens(refused);
    pollStarted(screens.monitor, 'prod-a', testNow);
    await screens.see('trying now');
    screens.unmount();
  });

  test('a recording says when polling stopped, and names no key', async () => {
    const screens = showScreens(refused, {replaySpeed: 1});
    await screens.see('polling stopped at 08:00:00');
    expect(screens.frame()).not.toContain('tries again');
    screens.unmount();
  });
});

test('that the endpoint throttles is said with the time of the next request', async () => {
  const screens = showScreens(healthy);
  const {message, hint} = ucsFailure({kind: 'throttled', message: 'slow down (HTTP 429)'});
  noteQuiet(screens.monitor, {clusterId: 'prod-b', message, hint, from: testNow, until: testNow + 40 * second});
  await screens.see('! prod-b: slow down (HTTP 429)  no request is sent until 08:00:40');
  expect(screens.frame()).toContain('Ask less often, for instance with a longer --interval');
  screens.now(testNow + 40 * second);
  await screens.seeNot('slow down');
  screens.unmount();
});

const forbidden = ucsFailure({kind: 'forbidden', message: 'permission denied (HTTP 403)'});

test('that the list of clusters cannot be read again is said, unless the shown cluster has a worse note', async () => {
  const screens = showScreens(healthy);
  listFailed(screens.monitor, forbidden, testNow);
  await screens.see('! list of clusters: permission denied (HTTP 403)  since 0s');
  expect(screens.frame()).toContain('Clusters may have joined.');
  screens.fail('prod-a', ucsFailure({kind: 'network', message: 'connection refused'}), testNow + minute);
  await screens.see('connection refused');
  expect(screens.frame()).not.toContain('list of clusters');
  screens.unmount();
});
