import {expect, test} from 'vitest';
import {createMonitorStore} from '../../../source/monitor/store/store.ts';
import {createHoldUps} from '../../../source/rollout/cluster/hold-up.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {whyOf} from '../../../source/ui/view/why.ts';
import {minute, pod, second, testNow} from '../../helpers/pods.ts';
import {answerWith, type Script, scriptFor} from '../../helpers/screens.tsx';
import {crashing, pulling} from '../seven-clusters.ts';

const broken = ucsFailure({kind: 'network', message: 'connection refused'});
const failing = answerWith([pod(), pulling, crashing]);
const longText = 'helm and 1 other, ImagePullBackOff: image cannot be pulled';

function whyAfter(play: (script: Script) => void, width: number) {
  const store = createMonitorStore({now: testNow, intervalMs: 5 * second});
  const script = scriptFor(store);
  script.clusters('prod-a');
  play(script);
  const entry = store.getState().clusters.get('prod-a');
  return entry && whyOf(store.getState(), entry, createHoldUps(), width);
}

const none = {text: '', tone: 'plain', since: null} as const;

test.each<[name: string, play: (script: Script) => void, width: number, why: ReturnType<typeof whyAfter>]>([
  ['before the first answer', () => {}, 40, {text: 'no answer yet', tone: 'progressing', since: null}],
  ['an enabled cluster', ({answer}) => answer('prod-a', answerWith([pod()])), 40, none],
  ['without pods', ({answer}) => answer('prod-a', answerWith([])), 40, none],
  [
    'a stuck pod',
    ({answer}) => answer('prod-a', failing),
    40,
    {text: longText, tone: 'failed', since: testNow - 5 * minute},
  ],
  [
    'a stuck pod, where there is little room',
    ({answer}) => answer('prod-a', failing),
    39,
    {text: 'helm: image cannot be pulled', tone: 'failed', since: testNow - 5 * minute},
  ],
  [
    'a pod on its way: its age goes in steps',
    ({answer, now}) => {
      const young = {
        phase: 'Pending',
        containers: [],
        createdAt: testNow - 2 * second,
        startTime: testNow - 2 * second,
      };
      answer('prod-a', answerWith([pod(young)]));
      now(testNow + 7 * second);
    },
    20,
    {text: 'source creating 5s', tone: 'plain', since: testNow - 2 * second},
  ],
  [
    'an app that is missing',
    ({answer}) => answer('prod-a', answerWith([pod({app: 'helm-controller'})])),
    40,
    {text: 'no pod of source-controller', tone: 'degraded', since: testNow - 60 * minute},
  ],
  [
    'no answer at all',
    ({fail}) => fail('prod-a', broken),
    40,
    {text: 'unreachable: connection refused', tone: 'degraded', since: testNow},
  ],
  [
    'an enabled cluster that no longer answers',
    ({answer, fail, now}) => {
      answer('prod-a', answerWith([pod()]));
      fail('prod-a', broken, testNow + 5 * second);
      now(testNow + 150 * second);
    },
    40,
    {text: 'stale 2m: connection refused', tone: 'degraded', since: testNow + 5 * second},
  ],
  [
    'a stuck pod, by an answer that may be out of date',
    ({answer, now}) => {
      answer('prod-a', failing);
      now(testNow + 150 * second);
    },
    40,
    {text: 'stale 2m; helm: image cannot be pulled', tone: 'degraded', since: testNow - 5 * minute},
  ],
  [
    'a stuck pod of the cluster that refused the credentials: the header says that',
    ({answer, fail}) => {
      answer('prod-a', failing);
      fail('prod-a', ucsFailure({kind: 'auth', message: 'the token has expired'}));
    },
    40,
    {text: 'auth 0s; helm: image cannot be pulled', tone: 'degraded', since: testNow - 5 * minute},
  ],
])('why: %s', (_name, play, width, why) => {
  expect(whyAfter(play, width)).toEqual(why);
});
