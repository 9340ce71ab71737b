import {expect, test} from 'vitest';
import {podApp} from '../../../source/ucs/decode/pod.ts';

const unlabelled = {generateName: null, templateHash: null, labels: {}};

test.each([
  [
    'label app',
    {...unlabelled, name: 'x', labels: {app: 'source-controller', 'app.kubernetes.io/name': 'flux'}},
    'source-controller',
  ],
  ['label app.kubernetes.io/name', {...unlabelled, name: 'x', labels: {'app.kubernetes.io/name': 'flux'}}, 'flux'],
  ['an empty label', {...unlabelled, name: 'helm-controller-97bdcd8cf-5fs52', labels: {app: ''}}, 'helm-controller'],
  ['the name without its hashes', {...unlabelled, name: 'source-controller-97bdcd8cf-5fs52'}, 'source-controller'],
  ['a name that only looks as if', {...unlabelled, name: 'kube-proxy-agent'}, 'kube-proxy-agent'],
  ['generateName of a DaemonSet', {...unlabelled, name: 'node-agent-x7k2p', generateName: 'node-agent-'}, 'node-agent'],
  [
    'generateName with an unusual hash',
    {...unlabelled, name: 'helm-controller-abc-1', generateName: 'helm-controller-abc-', templateHash: 'abc'},
    'helm-controller',
  ],
  ['a generateName of something else', {...unlabelled, name: 'manual', generateName: 'other-'}, 'manual'],
])('%s', (_, pod, app) => {
  expect(podApp(pod)).toBe(app);
});
