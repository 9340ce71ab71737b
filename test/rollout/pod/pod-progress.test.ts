import {expect, it} from 'vitest';
import type {Pod} from '../../../source/rollout/pod/pod.ts';
import {condition, container, judged, running, terminated, termination, testNow, waiting} from '../../helpers/pods.ts';

const noNode = {nodeName: null, hostIP: null, startTime: null};
const crashing = container({state: waiting('CrashLoopBackOff'), lastTermination: termination(1)});
const creating = container({name: 'b', state: waiting('ContainerCreating')});

it.each<[name: string, parts: Partial<Pod>, progress: number]>([
  ['no node', {...noNode, phase: 'Pending', containers: [], specContainerCount: 1}, 0],
  ['scheduled', {phase: 'Pending', containers: [], specContainerCount: 1}, 0.25],
  [
    'scheduled by its condition alone',
    {
      ...noNode,
      phase: 'Pending',
      containers: [],
      conditions: [condition('PodScheduled', 'True')],
    },
    0.25,
  ],
  ['the image is pulled', {phase: 'Pending', containers: [creating]}, 0.25],
  ['one container of two exists', {phase: 'Pending', containers: [container(), creating]}, 0.25],
  ['one status of two', {specContainerCount: 2}, 0.25],
  ['created, and crashed', {containers: [crashing]}, 0.5],
  ['created, and ended', {containers: [container({state: terminated(1)})]}, 0.5],
  ['created, one of two runs', {containers: [crashing, container({name: 'b'})]}, 0.5],
  ['running', {containers: [container({state: running(testNow), ready: false})]}, 0.75],
  ['ready', {}, 1],
  ['completed as it should', {phase: 'Succeeded', restartPolicy: 'Never', containers: []}, 1],
])('%s', (_name, parts, progress) => {
  expect(judged(parts).progress).toBe(progress);
});
