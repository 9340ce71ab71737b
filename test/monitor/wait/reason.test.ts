import {expect, test} from 'vitest';
import {waitReasonText} from '../../../source/monitor/wait/reason.ts';
import type {Pod} from '../../../source/rollout/pod/pod.ts';
import {container, judged, running, second, testNow, waiting} from '../../helpers/pods.ts';

const young = {createdAt: testNow - 5 * second, startTime: testNow - 5 * second};

test.each<readonly [pod: Partial<Pod>, text: RegExp]>([
  [
    {...young, phase: 'Pending', nodeName: null, hostIP: null, startTime: null, containers: []},
    /Pending for 5s: it waits for a node$/,
  ],
  [
    {...young, phase: 'Pending', containers: [container({state: waiting('ContainerCreating')})]},
    /ContainerCreating for 5s: its image is being pulled or its volumes mounted$/,
  ],
  [
    {...young, containers: [container({state: running(testNow - second), ready: false})]},
    /Running for 1s: it runs and is not ready yet$/,
  ],
  [{deleting: true, deletionTime: testNow + 5 * second}, /Terminating for 5s: it is being removed$/],
  [{containers: [container({state: waiting('InvalidImageName')})]}, /InvalidImageName for 60m: \S/],
])('what is said of a pod that is not done always has a why', (pod, text) => {
  expect(waitReasonText({kind: 'pod', judged: judged(pod)}, testNow, 'long')).toMatch(text);
});
