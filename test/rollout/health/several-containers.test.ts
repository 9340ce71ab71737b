import {describe, expect, it} from 'vitest';
import {condition, container, judged, minute, running, terminated, testNow, waiting} from '../../helpers/pods.ts';
import {young} from './young-pods.ts';

describe('pods of several containers', () => {
  it('takes the worst', () => {
    const containers = [
      container({name: 'a', state: waiting('ContainerCreating')}),
      container({name: 'b', state: waiting('CreateContainerConfigError', 'secret "git" not found')}),
      container({name: 'c'}),
    ];
    expect(judged({...young(running()), containers})).toMatchObject({
      line: {status: 'ContainerCreating'},
      health: 'failed',
      reason: 'CreateContainerConfigError',
      hint: 'b: secret "git" not found; create that Secret in the namespace of the pod',
    });
  });

  it('takes the first of several that are equally bad', () => {
    const containers = [
      container({name: 'a', state: waiting('ImagePullBackOff')}),
      container({name: 'b', state: waiting('CrashLoopBackOff')}),
    ];
    expect(judged({containers}).reason).toBe('ImagePullBackOff');
  });

  it('shows a failing init container by its STATUS and name', () => {
    const initContainers = [
      container({name: 'prepare', role: 'init', state: waiting('CrashLoopBackOff'), ready: false}),
    ];
    const found = judged({...young(waiting('PodInitializing')), initContainers});
    expect(found).toMatchObject({
      health: 'failed',
      reason: 'Init:CrashLoopBackOff',
      line: {status: 'Init:CrashLoopBackOff'},
    });
    expect(found.hint).toMatch(/^prepare: /);
  });

  it('lets init containers run for a while', () => {
    const at = testNow - 3 * minute;
    const initContainers = [container({name: 'prepare', role: 'init', state: running(at), ready: false})];
    const parts = {
      phase: 'Pending',
      startTime: at,
      initContainers,
      containers: [container({state: waiting('PodInitializing')})],
    };
    const justRunning = [container({role: 'init', state: running(testNow - minute), ready: false})];
    expect(judged({...parts, initContainers: justRunning})).toMatchObject({health: 'progressing', reason: 'Init:0/1'});
    expect(judged(parts)).toMatchObject({health: 'degraded', reason: 'Init:0/1'});
  });

  it('holds a sidecar that started to be ready', () => {
    const state = running(testNow - minute);
    const mesh = container({name: 'mesh', role: 'sidecar', state, ready: false});
    expect(judged({initContainers: [mesh]})).toMatchObject({health: 'progressing', reason: 'NotReady'});
  });

  it('waits for a sidecar to start', () => {
    const mesh = container({name: 'mesh', role: 'sidecar', ready: true, started: false});
    expect(judged({...young(waiting('PodInitializing')), initContainers: [mesh]}).reason).toBe('Init:0/1');
    expect(judged({initContainers: [mesh]}).health).toBe('degraded');
  });

  it('forgets ordinary init containers once the pod is initialized', () => {
    const initContainers = [container({name: 'prepare', role: 'init', state: terminated(1), ready: false})];
    const conditions = [condition('Initialized', 'True')];
    expect(judged({initContainers, conditions}).health).toBe('ok');
  });
});
