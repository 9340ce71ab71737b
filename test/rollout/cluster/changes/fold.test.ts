import {describe, expect, it} from 'vitest';
import {foldChanges} from '../../../../source/rollout/cluster/changes/fold.ts';
import type {Change, ChangeKind} from '../../../../source/rollout/cluster/cluster.ts';
import type {Health} from '../../../../source/rollout/pod/pod.ts';
import {second, testNow} from '../../../helpers/pods.ts';

/** `at pod kind from to`; the pod `-` is the whole cluster, `b:x` is the pod `x` of the cluster `b`. */
function change(line: string, health: Health = 'progressing'): Change {
  const [at = '', subject = '', kind = '', from = null, to = null] = line.split(' ');
  const [name = '', clusterId = 'a'] = subject.split(':').toReversed();
  const pod = name === '-' ? null : name;
  return {
    at: testNow + Number(at) * second,
    clusterId,
    pod,
    app: pod,
    uid: pod,
    kind: kind as ChangeKind,
    from,
    to,
    health,
  };
}

/** What is made of changes that are given oldest first: the newest entry first, with the seconds of its first and last change. */
function folded(...lines: readonly string[]): readonly string[] {
  return foldChanges(lines.map(line => change(line)).toReversed()).map(
    ({change: {at, pod, kind}, from, to, times, since, isToAndFro}) => {
      const seconds = (time: number) => (time - testNow) / second;
      return `${seconds(since)}-${seconds(at)} ${pod ?? '-'} ${kind} ${from} ${isToAndFro ? '<->' : '->'} ${to} x${times}`;
    },
  );
}

const pulls = ['1 x status Err Back', '2 x status Back Err', '3 x status Err Back', '4 x status Back Err'];

describe('changes are folded', () => {
  it.each<[name: string, changes: readonly string[], entries: readonly string[]]>([
    ['none', [], []],
    [
      'there and back is no going to and fro yet',
      pulls.slice(0, 2),
      ['2-2 x status Back -> Err x1', '1-1 x status Err -> Back x1'],
    ],
    ['three ways: twice to the second state', pulls.slice(0, 3), ['1-3 x status Err <-> Back x2']],
    ['four ways: twice still, in the same words', pulls, ['1-4 x status Err <-> Back x2']],
    ['readiness', ['1 x ready 1/1 0/1', '2 x ready 0/1 1/1', '3 x ready 1/1 0/1'], ['1-3 x ready 1/1 <-> 0/1 x2']],
    ['that it flaps', ['1 x flapped 1/1 0/1', '5 x flapped 1/1 0/1'], ['1-5 x flapped 1/1 -> 0/1 x2']],
    ['restarts', ['1 x restarts 3 4', '2 x restarts 4 6', '3 x restarts 6 9'], ['1-3 x restarts 3 -> 9 x6']],
    [
      'restarts with a gap are two things',
      ['1 x restarts 3 4', '3 x restarts 8 9'],
      ['3-3 x restarts 8 -> 9 x1', '1-1 x restarts 3 -> 4 x1'],
    ],
    [
      'connections',
      ['1 - connection live stale', '2 - connection stale live', '3 - connection live stale'],
      ['1-3 - connection live <-> stale x2'],
    ],
    [
      'what another pod does in between is no matter',
      ['0 y status A B', ...pulls, '3 z status A B'].toSorted(),
      ['1-4 x status Err <-> Back x2', '3-3 z status A -> B x1', '0-0 y status A -> B x1'],
    ],
    [
      'nor what its cluster does',
      ['1 x status A B', '1 - connection live stale', '2 x status B A', '3 x status A B'],
      ['1-3 x status A <-> B x2', '1-1 - connection live -> stale x1'],
    ],
    [
      'something else of that pod comes between',
      [...pulls.slice(0, 3), '3 x restarts 0 1', ...pulls.slice(3)],
      ['4-4 x status Back -> Err x1', '3-3 x restarts 0 -> 1 x1', '1-3 x status Err <-> Back x2'],
    ],
    [
      'a third state',
      ['1 x status A B', '2 x status B C', '3 x status C A'],
      ['3-3 x status C -> A x1', '2-2 x status B -> C x1', '1-1 x status A -> B x1'],
    ],
    [
      'pods of one name on two clusters',
      ['1 x status A B', '2 b:x status B A', '3 x status A B'],
      ['3-3 x status A -> B x1', '2-2 x status B -> A x1', '1-1 x status A -> B x1'],
    ],
    [
      'a cluster that leaves and comes again',
      ['1 - cluster-removed', '2 - cluster-added', '3 - cluster-removed'],
      [
        '3-3 - cluster-removed null -> null x1',
        '2-2 - cluster-added null -> null x1',
        '1-1 - cluster-removed null -> null x1',
      ],
    ],
  ])('%s', (_name, changes, entries) => {
    expect(folded(...changes)).toEqual(entries);
  });

  it('the health is the worst of them, whichever is the newest', () => {
    const changes = pulls.map((line, index) => change(line, index === 1 ? 'failed' : 'degraded'));
    expect(foldChanges(changes.toReversed()).map(({health}) => health)).toEqual(['failed']);
  });
});

describe('what another change of that moment tells is left out', () => {
  it.each<[name: string, changes: readonly string[], entries: readonly string[]]>([
    [
      'a pod that is ready runs',
      ['1 x status ContainerCreating Running', '1 x ready 0/1 1/1'],
      ['1-1 x ready 0/1 -> 1/1 x1'],
    ],
    [
      'one of which only some containers are ready may be news',
      ['1 x status A Running', '1 x ready 0/2 1/2'],
      ['1-1 x ready 0/2 -> 1/2 x1', '1-1 x status A -> Running x1'],
    ],
    [
      'a pod with another status than Running is not ready',
      ['1 x status Running Evicted', '1 x ready 1/1 0/1'],
      ['1-1 x status Running -> Evicted x1'],
    ],
    [
      'but some of its containers may be',
      ['1 x status Running Error', '1 x ready 2/2 1/2'],
      ['1-1 x ready 2/2 -> 1/2 x1', '1-1 x status Running -> Error x1'],
    ],
    ['readiness alone', ['1 x ready 1/1 0/1'], ['1-1 x ready 1/1 -> 0/1 x1']],
    [
      'another moment',
      ['1 x status Running Error', '2 x ready 1/1 0/1'],
      ['2-2 x ready 1/1 -> 0/1 x1', '1-1 x status Running -> Error x1'],
    ],
    [
      'another pod',
      ['1 x status Running Error', '1 y ready 1/1 0/1'],
      ['1-1 y ready 1/1 -> 0/1 x1', '1-1 x status Running -> Error x1'],
    ],
  ])('%s', (_name, changes, entries) => {
    expect(folded(...changes)).toEqual(entries);
  });
});
