import {describe, it} from 'vitest';
import {minute, terminated, termination, waiting} from '../../helpers/pods.ts';
import {type HealthCase, hasHealth} from './health-cases.ts';
import {started, young} from './young-pods.ts';

describe('the class of a container that cannot be started', () => {
  it.each<HealthCase>([
    [
      'a Secret that is missing',
      young(waiting('CreateContainerConfigError', 'secret "git" not found')),
      'failed',
      'CreateContainerConfigError',
    ],
    [
      'a cache not filled yet',
      young(waiting('CreateContainerConfigError', 'failed to sync secret cache: timed out')),
      'progressing',
      'CreateContainerConfigError',
    ],
    ['not created', young(waiting('CreateContainerError')), 'failed', 'CreateContainerError'],
    ['not run', young(waiting('RunContainerError')), 'failed', 'RunContainerError'],
    [
      'not run because of the node',
      young(waiting('RunContainerError'), {lastTermination: termination(128)}),
      'degraded',
      'RunContainerError',
    ],
    ['not started', young(terminated(127, {reason: 'StartError'})), 'failed', 'StartError'],
    ['not started by the node', young(terminated(128, {reason: 'StartError'})), 'degraded', 'StartError'],
    ['cannot run', young(terminated(126, {reason: 'ContainerCannotRun'})), 'failed', 'ContainerCannotRun'],
    ['cannot run here', young(terminated(128, {reason: 'ContainerCannotRun'})), 'degraded', 'ContainerCannotRun'],
    ['a hook before creation', young(waiting('PreCreateHookError')), 'failed', 'PreCreateHookError'],
    ['a hook before start', young(waiting('PreStartHookError')), 'failed', 'PreStartHookError'],
    ['a hook after start', young(waiting('PostStartHookError')), 'failed', 'PostStartHookError'],

    ['no sandbox', started(minute, waiting('CreatePodSandboxError')), 'degraded', 'CreatePodSandboxError'],
    ['no sandbox for long', started(3 * minute, waiting('CreatePodSandboxError')), 'failed', 'CreatePodSandboxError'],
    ['sandbox settings', started(minute, waiting('ConfigPodSandboxError')), 'degraded', 'ConfigPodSandboxError'],
    ['sandbox not stopped', started(minute, waiting('KillPodSandboxError')), 'degraded', 'KillPodSandboxError'],
    ['container not stopped', started(3 * minute, waiting('KillContainerError')), 'failed', 'KillContainerError'],
    ['runs as root', started(minute, waiting('VerifyNonRootError')), 'degraded', 'VerifyNonRootError'],
    ['init not run', started(minute, waiting('RunInitContainerError')), 'degraded', 'RunInitContainerError'],
  ])('%s', hasHealth);
});
