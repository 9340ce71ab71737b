import {expect, test} from 'vitest';
import {appNames, type NamedPod} from '../../../source/ucs/decode/app.ts';

const label = 'app.kubernetes.io';
const owner = (kind: string, name: string) => ({kind, name, uid: null});
const controllers = ['source-controller', 'helm-controller'];

test.each<
  readonly [string, Partial<NamedPod> & {readonly labels?: Readonly<Record<string, string>>}, readonly string[]]
>([
  [
    'label app before the others',
    {labels: {app: 'a', [`${label}/component`]: 'source-controller', [`${label}/name`]: 'flux'}},
    ['a', 'source-controller', 'flux', 'x'],
  ],
  [
    'the component before the name, which all of Flux shares',
    {labels: {[`${label}/component`]: 'source-controller', [`${label}/name`]: 'flux'}},
    ['source-controller', 'flux', 'x'],
  ],
  ['the name', {labels: {[`${label}/name`]: 'flux'}}, ['flux', 'x']],
  ['an empty label', {name: 'helm-controller-97bdcd8cf-5fs52', labels: {app: ''}}, ['helm-controller']],
  [
    'a Deployment beside its label',
    {labels: {app: 'source-controller'}, templateHash: 'abc', owner: owner('ReplicaSet', 'source-shard-1-abc')},
    ['source-controller', 'source-shard-1'],
  ],
  [
    'a ReplicaSet whose hash no label tells',
    {owner: owner('ReplicaSet', 'source-controller-97bdcd8cf')},
    ['source-controller'],
  ],
  ['a StatefulSet', {name: 'flux-cache-0', owner: owner('StatefulSet', 'flux-cache')}, ['flux-cache']],
  ['a node is no workload', {name: 'etcd-node-1', owner: owner('Node', 'node-1')}, ['etcd-node-1']],
  ['an owner without a name', {owner: owner('Job', '')}, ['x']],
  ['a pod of several controllers', {name: 'flux-97bdcd8cf-5fs52', containers: controllers}, ['flux', ...controllers]],
  ['the only container says nothing', {containers: ['manager']}, ['x']],
  ['the name without its hashes', {name: 'source-controller-97bdcd8cf-5fs52'}, ['source-controller']],
  ['a name that only looks as if', {name: 'kube-proxy-agent'}, ['kube-proxy-agent']],
  ['generateName of a DaemonSet', {name: 'node-agent-x7k2p', generateName: 'node-agent-'}, ['node-agent']],
  [
    'generateName with an unusual hash',
    {name: 'helm-controller-abc-1', generateName: 'helm-controller-abc-', templateHash: 'abc'},
    ['helm-controller'],
  ],
  ['a generateName of something else', {name: 'manual', generateName: 'other-'}, ['manual']],
])('%s', (_, {labels = {}, ...parts}, names) => {
  const labelOf = (key: string) => labels[key] ?? null;
  const plain = {name: 'x', generateName: null, templateHash: null, owner: null, labelOf, containers: []};
  expect(appNames({...plain, ...parts})).toEqual(names);
});
