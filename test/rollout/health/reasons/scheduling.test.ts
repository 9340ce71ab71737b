import {describe, expect, it} from 'vitest';
import {schedulerWords, schedulingAdvice} from '../../../../source/rollout/health/reasons/scheduling.ts';

describe('schedulingAdvice', () => {
  it.each([
    ['1 Insufficient cpu, 2 Insufficient memory', ['free or add nodes, or request less']],
    ['3 Too many pods', ['the nodes are at their pod limit: free or add nodes']],
    ['persistentvolumeclaim "source-data" not found', ['create that PersistentVolumeClaim, or correct its name']],
    ['pod has unbound immediate PersistentVolumeClaims', [/volume claim/]],
    ['persistentvolumeclaim "a" bound to non-existent persistentvolume "b"', [/volume claim/]],
    ["2 node(s) didn't find available persistent volumes to bind", [/volume claim/]],
    ['1 node(s) had volume node affinity conflict', [/bound to another node/]],
    ['2 node(s) exceed max volume count', [/volume limit/]],
    ['1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }', [/remove that taint/]],
    ["2 node(s) had taint {dedicated: db}, that the pod didn't tolerate", [/remove that taint/]],
    ['2 node(s) had untolerated taint(s)', [/remove that taint/]],
    ['1 node(s) had untolerated taint {node.kubernetes.io/not-ready: }', [/not ready or under pressure/]],
    ['1 node(s) had untolerated taint {node.kubernetes.io/unschedulable: }', [/uncordon/]],
    ['1 node(s) were unschedulable', [/uncordon/]],
    ["3 node(s) didn't match Pod's node affinity/selector", [/label a node/]],
    ["3 node(s) didn't match node selector", [/label a node/]],
    ["3 node(s) didn't match pod anti-affinity rules", [/affinity to other pods/]],
    ["3 node(s) didn't match pod topology spread constraints", [/topology spread/]],
    ["1 node(s) didn't have free ports for the requested pod ports", [/host port/]],
    ['no nodes available to schedule pods', [/has no nodes/]],
    [
      "1 Insufficient cpu, 2 node(s) didn't match Pod's node affinity/selector",
      ['free or add nodes, or request less', /label a node/],
    ],
    ['1 node(s) are odd. preemption: 0/1 nodes are available: 1 Insufficient cpu.', null],
    ['', null],
    [null, null],
  ] as readonly [string | null, readonly (string | RegExp)[] | null][])('%s', (message, advice) => {
    const found = schedulingAdvice(message)?.split('; ') ?? null;
    expect(found?.length).toBe(advice?.length);
    for (const [index, text] of (advice ?? []).entries()) {
      expect(found?.[index]).toMatch(text);
    }
  });
});

it('schedulerWords leave out what is said of preemption', () => {
  expect(schedulerWords('0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: no.')).toBe(
    '0/1 nodes are available: 1 Insufficient cpu',
  );
});
