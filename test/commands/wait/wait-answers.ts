import type {DemoServer} from '../../../source/demo/server/server.ts';
import {testNow} from '../../helpers/pods.ts';
import type {Course} from './virtual-wait.ts';

/** States of a container, as the API writes them. */
export const creating = {waiting: {reason: 'ContainerCreating'}};
export const pulling = {waiting: {reason: 'ImagePullBackOff', message: 'manifest unknown'}};
export const running = {running: {startedAt: new Date(testNow - 3_600_000).toISOString()}};

type PodOptions = {readonly app?: string; readonly restarts?: number; readonly age?: number; readonly image?: string};

/** A pod as the API writes it, `age` s old. */
export function podJson(
  state: object,
  {app = 'source-controller', restarts = 0, age = 3600, image}: PodOptions = {},
): object {
  const isRunning = 'running' in state;
  const createdAt = new Date(testNow - age * 1000).toISOString();
  return {
    metadata: {name: `${app}-abc-12345`, namespace: 'flux-system', labels: {app}, creationTimestamp: createdAt},
    spec: {nodeName: 'node-1', containers: [{name: 'manager'}]},
    status: {
      phase: isRunning ? 'Running' : 'Pending',
      startTime: createdAt,
      containerStatuses: [{name: 'manager', ready: isRunning, restartCount: restarts, image, state}],
    },
  };
}

/** A good answer. */
export function list(...items: readonly object[]) {
  return {status: 200, body: JSON.stringify({metadata: {}, items})};
}

/** A refusal with a code of UCS. */
export function refusal(status: number, code: string) {
  return {status, body: JSON.stringify({error_code: code, error_msg: 'as told'})};
}

/** What all clusters answer from these seconds on. */
export function answers(bySecond: Readonly<Record<number, ReturnType<typeof list>>>, target = '*'): Course {
  return (seconds, server) => {
    const reply = bySecond[seconds];
    if (reply !== undefined) {
      server.answer(target, reply);
    }
  };
}

/** The requests for pods. */
export const polls = (server: DemoServer) => server.requests.filter(({path}) => path.endsWith('/gitops'));
