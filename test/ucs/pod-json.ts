import type {Pod} from '../../source/rollout/pod/pod.ts';
import {decodePod} from '../../source/ucs/decode/pod.ts';

type Json = Record<string, unknown>;

/** A pod of the API with every field that the decoder reads. */
export function fullPod(): Json {
  return {
    metadata: {
      uid: 'uid-1',
      name: 'helm-controller-5c898f4887-qx5jb',
      generateName: 'helm-controller-5c898f4887-',
      namespace: 'flux-system',
      labels: {app: 'helm-controller', 'pod-template-hash': '5c898f4887'},
      annotations: {'prometheus.io/port': '8080'},
      creationTimestamp: '2025-11-05T03:48:06Z',
      updateTimestamp: '2025-11-05T03:48:07Z',
      resourceVersion: '5273585',
      generation: '1',
      managedFields: [{manager: 'kubelet', operation: 'Update', time: '2025-11-05T03:48:06Z', fieldsV1: {}}],
      ownerReferences: [{kind: 'ReplicaSet', name: 'helm-controller-5c898f4887', uid: 'rs-1', controller: true}],
      deletionTimestamp: '2025-11-05T04:00:00Z',
      deletionGracePeriodSeconds: 30,
    },
    spec: {
      volumes: [],
      containers: [{name: 'manager'}, {name: 'proxy'}],
      initContainers: [{name: 'setup'}, {name: 'mesh', restartPolicy: 'Always'}],
      readinessGates: [{conditionType: 'example.com/ready'}],
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: 60,
      nodeName: 'node-1',
      tolerations: [{key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300}],
      priority: 0,
    },
    status: {
      phase: 'Running',
      reason: 'Evicted',
      message: 'The node was low on memory.',
      hostIP: '192.168.0.1',
      podIP: '10.0.0.1',
      nominatedNodeName: 'node-2',
      startTime: '2025-11-05T03:48:10Z',
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          lastTransitionTime: '2025-11-05T03:51:01Z',
          reason: 'ContainersNotReady',
          message: 'not ready: [manager]',
        },
      ],
      initContainerStatuses: [{name: 'setup'}, {name: 'mesh', ready: true}],
      containerStatuses: [
        {
          name: 'manager',
          state: {waiting: {reason: 'CrashLoopBackOff', message: 'back-off 40s'}},
          lastState: {
            terminated: {
              exitCode: 137,
              signal: 9,
              reason: 'OOMKilled',
              message: 'killed',
              startedAt: '2025-11-05T03:50:00Z',
              finishedAt: '2025-11-05T03:51:00Z',
            },
          },
          ready: false,
          restartCount: 3,
          image: 'swr.example.test/flux/helm-controller:v1',
          imageID: '',
          started: true,
        },
      ],
    },
  };
}

/** The pod with something else at a path such as `status.containerStatuses.0.ready`; `undefined` takes the field away. */
export function podWith(path: string, value: unknown): Json {
  const pod = fullPod();
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const parent = steps.reduce<Json>((json, step) => json[step] as Json, pod);
  if (value === undefined) {
    delete parent[last];
  } else {
    parent[last] = value;
  }
  return pod;
}

/** What the decoder makes of it; anything that is no pod fails the test. */
export function decoded(input: unknown): Pod {
  const pod = decodePod(input);
  if (pod === null) {
    throw new Error('expected a pod');
  }
  return pod;
}
