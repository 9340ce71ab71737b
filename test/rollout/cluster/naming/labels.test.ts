import {expect, test} from 'vitest';
import {withLabels} from '../../../../source/rollout/cluster/naming/labels.ts';

const rest = '-5d2b-11ef-8a31-0255ac1a9d01';

test.each<readonly [string, readonly (readonly [id: string, name: string])[], readonly string[]]>([
  ['none', [], []],
  [
    'names that are unique stand alone',
    [
      [`7c1e40aa${rest}`, 'prod-a'],
      [`b2f0935d${rest}`, 'prod-b'],
    ],
    ['prod-a', 'prod-b'],
  ],
  [
    'four characters of the id, where they tell apart',
    [
      [`7c1e40aa${rest}`, 'prod-a'],
      [`11111111${rest}`, 'prod-b'],
      [`b2f0935d${rest}`, 'prod-a'],
    ],
    ['prod-a (7c1e)', 'prod-b', 'prod-a (b2f0)'],
  ],
  [
    'as many more as it takes',
    [
      [`7c1e40aa${rest}`, 'prod-a'],
      [`7c1e40ab${rest}`, 'prod-a'],
    ],
    ['prod-a (7c1e40aa)', 'prod-a (7c1e40ab)'],
  ],
  [
    'the whole id, where eight do not do',
    [
      ['7c1e40aa-1', 'prod-a'],
      ['7c1e40aa-2', 'prod-a'],
    ],
    ['prod-a (7c1e40aa-1)', 'prod-a (7c1e40aa-2)'],
  ],
  [
    'short ids of the same name',
    [
      ['a', 'prod-a'],
      ['ab', 'prod-a'],
    ],
    ['prod-a (a)', 'prod-a (ab)'],
  ],
  [
    'without names, the start of an id that is longer',
    [
      ['7c1e40aa-1', '7c1e40aa'],
      ['7c1e40aa-2', '7c1e40aa'],
    ],
    ['7c1e40aa-1', '7c1e40aa-2'],
  ],
  [
    'characters are not cut in two',
    [
      ['集群😀😀1', 'prod-a'],
      ['集群😀😀2', 'prod-a'],
    ],
    ['prod-a (集群😀😀1)', 'prod-a (集群😀😀2)'],
  ],
])('%s', (_name, clusters, labels) => {
  const refs = clusters.map(([id, name]) => ({id, name}));
  expect(withLabels(refs)).toEqual(refs.map((ref, index) => ({...ref, label: labels[index]})));
});
