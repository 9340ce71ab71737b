import {describe, expect, test} from 'vitest';
import {planned} from '../../../source/monitor/store/actions.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {container, minute, pod, second, testNow, waiting} from '../../helpers/pods.ts';
import {answerWith, type Script, showScreens, type TestScreensOptions} from '../../helpers/screens.tsx';
import {fleet} from '../seven-clusters.ts';

const creating = container({state: waiting('ContainerCreating'), ready: false});
const young = {
  phase: 'Pending',
  containers: [creating],
  createdAt: testNow - 9 * second,
  startTime: testNow - 9 * second,
};

/** The lines above the panes. */
async function header(lines: number, play: (script: Script) => void, options: TestScreensOptions = {}) {
  const screens = showScreens(play, options);
  await screens.see('q quit');
  const shown = screens.frame().split('\n').slice(0, lines);
  screens.unmount();
  return shown.map(line => line.trimEnd()).join('\n');
}

describe('the first line: cluster, state, progress, age of the data', () => {
  test('before the first answer', async () => {
    expect(await header(1, ({clusters}) => clusters('prod-a'))).toMatchInlineSnapshot(
      `"prod-a  ? UNKNOWN                                                                         connecting"`,
    );
  });

  test('while installing', async () => {
    const play = ({clusters, answer, now}: Script) => {
      clusters('prod-a');
      answer('prod-a', answerWith([pod(), pod({app: 'helm-controller', ...young})]));
      now(testNow + 3 * second);
    };
    expect(await header(1, play)).toMatchInlineSnapshot(
      `"prod-a  ▸ INSTALLING  1 of 2 ready  12s so far, 1 pod to go                                ◉ live 3s"`,
    );
  });

  test('enabled, and asked to be ASCII', async () => {
    const play = ({clusters, answer}: Script) => {
      clusters('prod-a');
      answer('prod-a', answerWith([pod()]));
    };
    expect(await header(1, play, {ascii: true})).toMatchInlineSnapshot(
      `"prod-a  + ENABLED  1 of 1 ready                                                            * live 0s"`,
    );
  });

  test('on 40 columns the name, the state and the age stay', async () => {
    const play = ({clusters, answer}: Script) => {
      clusters('a-cluster-with-quite-a-long-name');
      answer('a-cluster-with-quite-a-long-name', answerWith([pod({...young})]));
    };
    const shown = await header(1, play, {columns: 40, rows: 10});
    expect(shown).toMatchInlineSnapshot(`"▸ a-clus⋯g-name INSTALLING  0/1     ◉ 0s"`);
  });
});

describe('stale data never looks live', () => {
  const failing = ({clusters, answer, fail, now}: Script) => {
    clusters('prod-a', 'prod-b');
    answer('prod-a', answerWith([pod()]));
    fail('prod-a', ucsFailure({kind: 'network', message: 'connection refused (ECONNREFUSED)'}), testNow + 5 * second);
    now(testNow + 65 * second);
  };

  test('the header says what failed, since when, and what to do; the tab carries a mark', async () => {
    expect(await header(4, failing)).toMatchInlineSnapshot(`
      "prod-a  ✓ ENABLED  1 of 1 ready                                                          ~ stale 65s
      [1 prod-a ✓~] 2 prod-b ?
      ! connection refused (ECONNREFUSED)  since 60s, r tries again
        Check --endpoint, the network and the proxy (HTTPS_PROXY, NO_PROXY)."
    `);
  });

  test.each([
    [100, '! the connection broke before the answer was complete: read ECONNRESET  since 60s, next try in 8s'],
    [70, '! the connection broke before the answer w⋯  since 60s, next try in 8s'],
    [40, '! the connection broke ⋯  next try in 8s'],
  ])('on %d columns a long cause leaves the next try in view', async (columns, line) => {
    const message = 'the connection broke before the answer was complete: read ECONNRESET';
    const play = ({clusters, answer, fail, now}: Script) => {
      clusters('prod-a');
      answer('prod-a', answerWith([pod()]));
      fail('prod-a', ucsFailure({kind: 'network', message}), testNow);
      now(testNow + minute);
    };
    const screens = showScreens(play, {columns, rows: 20});
    planned(screens.monitor, new Map([['prod-a', testNow + minute + 8 * second]]));
    await screens.see('next try');
    expect(screens.frame().split('\n')[1]?.trimEnd()).toBe(line);
    screens.unmount();
  });

  test('data that only grew old is stale too', async () => {
    const play = ({clusters, answer, now}: Script) => {
      clusters('prod-a');
      answer('prod-a', answerWith([pod()]));
      now(testNow + minute);
    };
    expect(await header(1, play)).toMatch(/~ stale 60s$/);
  });

  test('after a 401 the header says how to go on', async () => {
    const play = ({clusters, answer, fail}: Script) => {
      clusters('prod-a');
      answer('prod-a', answerWith([pod()]));
      fail('prod-a', ucsFailure({kind: 'auth', message: 'the token has expired'}));
    };
    expect(await header(3, play)).toMatchInlineSnapshot(`
      "prod-a  ✓ ENABLED  1 of 1 ready                                                            ~ auth 0s
      ! the token has expired  polling stopped at 08:00:00, r tries again
        Get a new token or check the access key, then try again; five refusals in a row lock a key for"
    `);
  });

  test('a list of clusters that cannot be read', async () => {
    const screens = showScreens(() => {});
    screens.monitor.setState({
      listProblem: {
        kind: 'network',
        message: 'connection refused',
        hint: 'Check --endpoint.',
        since: testNow,
        failures: 1,
      },
      listNextAt: testNow + 4 * second,
    });
    await screens.see('connection refused');
    expect(screens.frame()).toContain('next try in 4s');
    expect(screens.frame()).toContain('Check --endpoint.');
    screens.unmount();
  });
});

describe('tabs', () => {
  test('each cluster with its state, the selected one in brackets', async () => {
    const play = ({clusters, answer, show}: Script) => {
      clusters('prod-a', 'prod-b', 'legacy');
      answer('prod-a', answerWith([pod()]));
      answer('prod-b', answerWith([pod({...young})]));
      answer('legacy', answerWith([]));
      show('prod-b');
    };
    expect(await header(2, play)).toMatchInlineSnapshot(`
      "prod-b  ▸ INSTALLING  0 of 1 ready  9s so far, 1 pod to go                                 ◉ live 0s
       1 prod-a ✓ [2 prod-b ▸] 3 legacy -"
    `);
  });

  test('from five clusters on, how many are in which state, where no tab has to go for it', async () => {
    expect(await header(2, fleet, {columns: 120, rows: 20})).toMatchInlineSnapshot(`
      "staging  ✗ FAILING  1 of 2 ready  blocked for 5m7s by helm: image cannot be pulled                             ◉ live 7s
       1 prod-a ✓  2 prod-b ✓~ [3 staging ✗] 4 edge-1 ✗  5 生产集群-北京四 ✓  6 legacy -  7 gone ?~    all: 2 ✗  1 ?  3 ✓  1 -"
    `);
    expect(await header(2, fleet, {columns: 100, rows: 20})).toMatchInlineSnapshot(`
      "staging  ✗ FAILING  1 of 2 ready  blocked for 5m7s by helm: image cannot be pulled         ◉ live 7s
      ‹ 2 [3 staging ✗] 4 edge-1 ✗  5 生产集群-北京四 ✓  6 legacy -  1 ›           all: 2 ✗  1 ?  3 ✓  1 -"
    `);
    expect(await header(2, fleet, {columns: 80, rows: 20})).toMatchInlineSnapshot(`
      "staging  ✗ FAILING  1 of 2 ready  blocked for 5m7s by helm             ◉ live 7s
      ‹ 2 [3 staging ✗] 4 edge-1 ✗  5 生产集群-北京四 ✓  6 legacy -  1 ›"
    `);
  });

  test('those that do not fit are counted', async () => {
    const names = Array.from({length: 200}, (_, index) => `cluster-${index + 1}`);
    const play = ({clusters, show}: Script) => {
      clusters(...names);
      show('cluster-100');
    };
    const shown = await header(2, play);
    expect(shown).toMatchInlineSnapshot(`
      "cluster-100  ? UNKNOWN                                                                    connecting
      ‹ 99 [cluster-100 ?] cluster-101 ?  cluster-102 ?  cluster-103 ?  cluster-104 ?  96 ›     all: 200 ?"
    `);
  });
});
