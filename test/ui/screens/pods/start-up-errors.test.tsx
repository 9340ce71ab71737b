import {describe, expect, test} from 'vitest';
import {listFailed, planned} from '../../../../source/monitor/store/actions.ts';
import {noteRefusal} from '../../../../source/monitor/store/endpoint.ts';
import {ucsFailure} from '../../../../source/ucs/errors/words.ts';
import {second, testNow} from '../../../helpers/pods.ts';
import {type Script, showScreens, type TestScreensOptions} from '../../../helpers/screens.tsx';

const forbidden = ucsFailure({
  kind: 'forbidden',
  message: 'no permission for UCS: user 0a1b2c3d4e5f is not allowed to list the clusters of the account (HTTP 403)',
});
const expired = ucsFailure({kind: 'auth', message: 'the token has expired (HTTP 401, APIGW.0301)'});
const down = ucsFailure({
  kind: 'server',
  message: 'an error inside the gateway: the backend service is not available (HTTP 503, APIGW.0611)',
  requestId: '0123456789abcdef0123456789abcdef',
});

const body = (frame: string, from: number) =>
  frame
    .split('\n')
    .slice(from, -2)
    .map(line => line.trimEnd())
    .join('\n')
    .trimEnd();

/** The list of clusters is refused, and tried again in 48 s. */
async function refusedList(size: TestScreensOptions) {
  const screens = showScreens(() => {}, size);
  listFailed(screens.monitor, forbidden, testNow);
  screens.monitor.setState({listNextAt: testNow + 48 * second});
  await screens.see('next try');
  return screens;
}

const sizes = [
  {columns: 80, rows: 24},
  {columns: 50, rows: 15},
  {columns: 40, rows: 10},
] as const;

describe('a list of clusters that is refused at the start is told once, whole, with the next try', () => {
  test.each(sizes)('at %o', async size => {
    const screens = await refusedList(size);
    const {frame} = screens;
    expect(frame().replaceAll(/\s+/g, ' ')).toContain(`! ${forbidden.message}`);
    expect(frame().match(/no permission for UCS/g)).toHaveLength(1);
    expect(frame()).not.toContain('Reading the list');
    expect(frame().split('\n').length).toBeLessThanOrEqual(size.rows);
    screens.unmount();
  });

  test('at 80x24 the hint is there, too', async () => {
    const screens = await refusedList({columns: 80, rows: 24});
    expect(body(screens.frame(), 1)).toMatchInlineSnapshot(`
      "
        The list of clusters cannot be read.

        ! no permission for UCS: user 0a1b2c3d4e5f is not allowed to list the clusters
        of the account (HTTP 403)

        Ask for read access to UCS (for example the policy "UCS ReadOnlyAccess") and
        check that the domain id is right.

        Failing for 0s: next try in 48s."
    `);
    screens.unmount();
  });

  test('at 40x10 the hint is cut, not the next try', async () => {
    const screens = await refusedList({columns: 40, rows: 10});
    expect(body(screens.frame(), 1)).toMatchInlineSnapshot(`
      "  The list of clusters cannot be read.
        ! no permission for UCS: user
        0a1b2c3d4e5f is not allowed to list
        the clusters of the account (HTTP 403)
        Ask for read access to UCS (for
        example the policy "UCS ⋯
        Failing for 0s: next try in 48s."
    `);
    screens.unmount();
  });

  test('on another screen the header says it', async () => {
    const screens = await refusedList({columns: 100});
    screens.press('?');
    await screens.see('! no permission for UCS');
    screens.unmount();
  });
});

test.each(sizes)('credentials that are refused at once: told once, with the key, at %o', async size => {
  const screens = showScreens(() => {}, size);
  noteRefusal(screens.monitor, null, expired, testNow);
  listFailed(screens.monitor, expired, testNow);
  await screens.see('! the token has expired');
  expect(screens.frame()).not.toContain('! list of clusters');
  expect(screens.frame()).toMatch(/Polling stopped( at 08:00:00)?: r tries again\./);
  expect(screens.frame()).toContain('r try again');
  screens.unmount();
});

test('without any cluster the footer names no key for what is not there', async () => {
  const screens = await refusedList({columns: 60, rows: 20});
  expect(screens.frame().trimEnd().split('\n').at(-1)).toMatchInlineSnapshot(
    `"t timeline  r poll  p pause  ? help  q quit"`,
  );
  screens.unmount();
});

const failing = ({clusters, fail}: Script) => {
  clusters('prod-a', 'prod-b');
  fail('prod-a', down);
};

describe('a cluster that has never answered', () => {
  test.each(sizes)('at %o the cause, the hint with its request id, and the next try are whole', async size => {
    const screens = showScreens(failing, size);
    planned(screens.monitor, new Map([['prod-a', testNow + 4 * second]]));
    await screens.see('Failing for 0s: next try in 4s.');
    const text = screens.frame().replaceAll(/\s+/g, ' ');
    expect(text).toContain(`! ${down.message}`);
    expect(text).toContain(size.rows === 10 ? 'If it stays, give request id' : down.hint);
    expect(screens.frame().match(/inside the gateway/g)).toHaveLength(1);
    screens.unmount();
  });

  test('the next try moves with the clock', async () => {
    const screens = showScreens(failing);
    planned(screens.monitor, new Map([['prod-a', testNow + 4 * second]]));
    await screens.see('next try in 4s');
    screens.now(testNow + second);
    await screens.see('Failing for 1s: next try in 3s.');
    screens.unmount();
  });

  test('when the credentials are refused the key is named', async () => {
    const screens = showScreens(({clusters, fail}) => {
      clusters('prod-a', 'prod-b');
      fail('prod-b', expired);
    });
    await screens.see('Polling stopped at 08:00:00: r tries again.');
    expect(body(screens.frame(), 2)).toMatchInlineSnapshot(`
      "
        Nothing has been seen of this cluster yet.

        ! prod-b: the token has expired (HTTP 401, APIGW.0301)

        Get a new token or check the access key, then try again; five refusals in a row lock a key for
        five minutes. A token file that was renewed is read by itself.

        Polling stopped at 08:00:00: r tries again."
    `);
    screens.unmount();
  });
});
