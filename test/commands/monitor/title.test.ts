import {describe, expect, test} from 'vitest';
import {showTitle, titleText} from '../../../source/commands/monitor/title.ts';
import {createMonitorStore} from '../../../source/monitor/store/store.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {container, minute, pod, second, testNow, waiting} from '../../helpers/pods.ts';
import {answerWith, type Script, scriptFor} from '../../helpers/screens.tsx';

const creating = container({state: waiting('ContainerCreating')});
const young = {phase: 'Pending', createdAt: testNow, startTime: testNow, containers: [creating]};
const oneOfTwo = answerWith([pod(), pod({app: 'helm-controller', ...young})]);
const bothOfTwo = answerWith([pod(), pod({app: 'helm-controller'})]);

function played(play: (script: Script) => void) {
  const store = createMonitorStore({now: testNow, intervalMs: 5 * second});
  const script = scriptFor(store);
  play(script);
  return {store, script};
}

describe('what it says', () => {
  test.each<[name: string, play: (script: Script) => void, text: string]>([
    ['no cluster yet', () => {}, 'ucs-gitops'],
    ['no answer yet', ({clusters}) => clusters('prod-a'), 'prod-a connecting'],
    [
      'how far it is',
      ({clusters, answer}) => {
        clusters('prod-a');
        answer('prod-a', oneOfTwo);
      },
      'prod-a 1/2 62%',
    ],
    [
      'that there is nothing',
      ({clusters, answer}) => {
        clusters('prod-a');
        answer('prod-a', answerWith([]));
      },
      'prod-a not enabled',
    ],
    [
      'that it is not current',
      ({clusters, answer, fail}) => {
        clusters('prod-a');
        answer('prod-a', bothOfTwo);
        fail('prod-a', ucsFailure({kind: 'network', message: 'gone'}));
      },
      'prod-a 2/2 100% stale',
    ],
    [
      'that nobody knows it',
      ({clusters, fail}) => {
        clusters('prod-a');
        fail('prod-a', ucsFailure({kind: 'not-found', message: 'gone'}));
      },
      'prod-a not found',
    ],
    [
      'the selected one',
      ({clusters, answer, show}) => {
        clusters('prod-a', 'prod-b');
        answer('prod-b', bothOfTwo);
        show('prod-b');
      },
      'prod-b 2/2 100%',
    ],
    [
      'no more of a name than fits',
      ({clusters}) => clusters('x'.repeat(500)),
      `${'x'.repeat(19)}...${'x'.repeat(18)} connecting`,
    ],
  ])('%s', (_name, play, text) => {
    expect(titleText(played(play).store.getState())).toBe(text);
  });

  test('that it is a recording', () => {
    const {store} = played(({clusters, answer}) => {
      clusters('prod-a');
      answer('prod-a', oneOfTwo);
    });
    store.setState({replay: {speed: 1, ended: false, elapsed: 0, total: 0, marks: []}});
    expect(titleText(store.getState())).toBe('replay prod-a 1/2 62%');
  });
});

const keep = '\u001b[22;2t';
const giveBack = '\u001b]2;\u0007\u001b[23;2t';
const title = (text: string) => `\u001b]2;${text}\u0007`;

function shown() {
  const {store, script} = played(({clusters}) => clusters('prod-a'));
  let now = testNow;
  const written: string[] = [];
  const handle = showTitle(
    store,
    () => now,
    sequence => {
      written.push(sequence);
    },
  );
  const pass = (ms: number) => {
    now += ms;
    script.now(now);
  };
  return {script, written, handle, pass};
}

describe('when it is written', () => {
  test('the title before is kept, and given back once', () => {
    const {written, handle} = shown();
    handle.close();
    handle.close();
    expect(written).toEqual([keep, title('prod-a connecting'), giveBack]);
  });

  test('when its words change, and once a second at most', () => {
    const {script, written, pass} = shown();
    script.answer('prod-a', oneOfTwo);
    script.answer('prod-a', bothOfTwo);
    expect(written).toHaveLength(2);
    pass(second);
    expect(written.slice(2)).toEqual([title('prod-a 2/2 100%')]);
    pass(second);
    pass(second);
    expect(written).toHaveLength(3);
    script.answer('prod-a', oneOfTwo);
    expect(written.slice(3)).toEqual([title('prod-a 1/2 62%')]);
  });

  test('not while somebody else has the terminal, and anew after', () => {
    const {script, written, handle, pass} = shown();
    handle.suspend();
    script.answer('prod-a', bothOfTwo);
    pass(second);
    expect(written.slice(2)).toEqual([giveBack]);
    handle.resume();
    expect(written.slice(3)).toEqual([keep, title('prod-a 2/2 100%')]);
  });

  test('once more when another program may have written one, without keeping that', () => {
    const {written, handle} = shown();
    handle.resume();
    expect(written.slice(2)).toEqual([title('prod-a connecting')]);
  });

  test('no more after it was closed', () => {
    const {script, written, handle, pass} = shown();
    handle.close();
    script.answer('prod-a', bothOfTwo);
    pass(minute);
    expect(written).toHaveLength(3);
  });
});
