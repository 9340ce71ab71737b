import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {clientOf, sampleCluster, serve} from '../serving.ts';

const fixture = readFileSync(new URL('../../fixtures/api-page-sample.json', import.meta.url));

test('the sample of the API page, field by field', async () => {
  const server = await serve();
  const answer = await clientOf(server.url).gitops(sampleCluster);
  expect(answer.observation).toEqual({kind: 'pods', incomplete: null});
  expect(answer.pods).toEqual([
    {
      uid: '590c9359-5812-49f2-9dd2-779ba0737f4b',
      name: 'source-controller-97bdcd8cf-5fs52',
      namespace: 'flux-system',
      app: 'source-controller',
      appNames: ['source-controller'],
      templateHash: '97bdcd8cf',
      owner: {kind: 'ReplicaSet', name: 'source-controller-97bdcd8cf', uid: '4093b4f6-97db-41a7-9bc9-2855f12418a9'},
      createdAt: Date.UTC(2025, 10, 5, 3, 48, 6),
      deleting: false,
      deletionTime: null,
      gracePeriodSeconds: 10,
      restartPolicy: 'Always',
      nodeName: '192.168.0.138',
      nominatedNodeName: null,
      hostIP: '192.168.0.138',
      podIP: null,
      specContainerCount: 0,
      specInitContainerCount: 0,
      specSidecarCount: 0,
      readinessGates: [],
      phase: 'Pending',
      statusReason: null,
      statusMessage: null,
      startTime: Date.UTC(2025, 10, 5, 3, 48, 6),
      conditions: [],
      initContainers: [],
      containers: [
        {
          name: 'manager',
          role: 'app',
          image: 'xxxxxx',
          ready: false,
          started: false,
          restartCount: 0,
          state: {kind: 'waiting', reason: 'ContainerCreating', message: null},
          lastTermination: null,
        },
      ],
      unreadable: [],
    },
  ]);
});

test('the raw page is what came, byte for byte', async () => {
  const server = await serve();
  const answer = await clientOf(server.url).gitops(sampleCluster);
  expect(answer.pages.map(page => page.status)).toEqual([200]);
  expect(Buffer.from(answer.pages[0]?.bytes ?? []).equals(fixture)).toBe(true);
});
