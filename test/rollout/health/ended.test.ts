import {describe, it} from 'vitest';
import {container, terminated, termination, waiting} from '../../helpers/pods.ts';
import {type HealthCase, hasHealth} from './health-cases.ts';
import {young} from './young-pods.ts';

describe('the class of a container that ended', () => {
  it.each<HealthCase>([
    ['a crash loop', young(waiting('CrashLoopBackOff')), 'failed', 'CrashLoopBackOff'],
    ['out of memory', young(terminated(137, {reason: 'OOMKilled'})), 'degraded', 'OOMKilled'],
    [
      'out of memory again',
      young(terminated(137, {reason: 'OOMKilled'}), {lastTermination: termination(137, {reason: 'OOMKilled'})}),
      'failed',
      'OOMKilled',
    ],
    ['killed', young(terminated(137)), 'degraded', 'Error'],
    ['killed again', young(terminated(137), {lastTermination: termination(137)}), 'failed', 'Error'],
    ['an error', young(terminated(1)), 'degraded', 'Error'],
    ['an error again', young(terminated(1), {lastTermination: termination(1)}), 'degraded', 'Error'],
    ['a segfault', young(terminated(139)), 'degraded', 'Error'],
    ['told to stop', young(terminated(143)), 'degraded', 'Error'],
    ['an exit code without reason', young(terminated(3, {reason: null})), 'degraded', 'ExitCode:3'],
    ['a signal without reason', young(terminated(null, {reason: null, signal: 9})), 'degraded', 'Signal:9'],
    [
      'a signal beside exit code 0, where it may end',
      {...young(terminated(0, {signal: 9})), restartPolicy: 'Never'},
      'degraded',
      'Completed',
    ],
    ['out of memory with exit code 0', young(terminated(0, {reason: 'OOMKilled'})), 'degraded', 'OOMKilled'],
    [
      'an init container that the kubelet takes for done',
      {initContainers: [container({role: 'init', state: terminated(0, {signal: 9})})]},
      'ok',
      'Running',
    ],
    ['an end for an unknown reason', young(terminated(1, {reason: 'Odd'})), 'degraded', 'Odd'],
    ['completed though it should run', young(terminated(0)), 'degraded', 'Completed'],
    ['no restart policy means Always', {...young(terminated(0)), restartPolicy: null}, 'degraded', 'Completed'],
    [
      'completed as it should',
      {...young(terminated(0)), phase: 'Succeeded', restartPolicy: 'OnFailure'},
      'ok',
      'Completed',
    ],
    ['succeeded though it should run', {...young(terminated(0)), phase: 'Succeeded'}, 'degraded', 'Completed'],
    ['succeeded, no containers told', {phase: 'Succeeded', containers: []}, 'degraded', 'Completed'],
  ])('%s', hasHealth);
});
