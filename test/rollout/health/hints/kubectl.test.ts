import {expect, it} from 'vitest';
import {logCommand, rolloutCommand} from '../../../../source/rollout/health/kubectl.ts';
import type {Pod} from '../../../../source/rollout/pod/pod.ts';
import {container, pod} from '../../../helpers/pods.ts';

const manager = container();
const pair = {containers: [manager, container({name: 'istio-proxy'})]};

it.each<[name: string, parts: Partial<Pod>, isPast: boolean, command: string | null]>([
  ['the only container', {name: 'a'}, false, 'kubectl logs -n flux-system a'],
  ['the run before', {name: 'a'}, true, 'kubectl logs -n flux-system a -p'],
  ['one of several', {name: 'a', ...pair}, true, 'kubectl logs -n flux-system a -c manager -p'],
  [
    'one of several that are not all told',
    {name: 'a', specContainerCount: 2},
    false,
    'kubectl logs -n flux-system a -c manager',
  ],
  ['no namespace', {name: 'a', namespace: ''}, false, 'kubectl logs a'],
  ['a name that no shell should see', {name: 'a;reboot'}, false, null],
  ['a name like an option', {name: '-f'}, false, null],
  ['a namespace of that kind', {name: 'a', namespace: '$(reboot)'}, false, null],
])('%s', (_name, parts, isPast, command) => {
  expect(logCommand(pod({containers: [manager], ...parts}), manager, isPast)).toBe(command);
});

it.each<[namespace: string, deployment: string, command: string | null]>([
  ['flux-system', 'helm-controller', 'kubectl rollout status -n flux-system deployment/helm-controller'],
  ['', 'helm-controller', 'kubectl rollout status deployment/helm-controller'],
  ['flux-system', 'a; reboot', null],
  ['$(reboot)', 'helm-controller', null],
])('rollout of %s/%s', (namespace, deployment, command) => {
  expect(rolloutCommand(namespace, deployment)).toBe(command);
});
