import {expect, test} from 'vitest';
import {resolveClusters} from '../../../source/commands/connect/clusters.ts';
import type {ClusterRef} from '../../../source/rollout/cluster/cluster.ts';
import type {Feed} from '../../../source/rollout/feed/feed.ts';

const a = {id: '11111111-7947-11ee-9467-0255ac1001bf', name: 'prod-a'};
const b = {id: '22222222-7947-11ee-9467-0255ac1001bf', name: 'prod-b'};
const twin1 = {id: '33333333-7947-11ee-9467-0255ac1001bf', name: 'twin'};
const twin2 = {id: '44444444-7947-11ee-9467-0255ac1001bf', name: 'twin'};
const unlisted = '99999999-7947-11ee-9467-0255ac1001bf';

/** The list of an account; `asked` counts how often it was asked for. */
function account(list: readonly ClusterRef[]): Feed & {asked: number} {
  const api = {
    asked: 0,
    clusters: async () => {
      api.asked += 1;
      return list;
    },
    gitops: () => Promise.reject(new Error('not asked for here')),
  };
  return api;
}

test.each<readonly [string, readonly string[], readonly ClusterRef[], number]>([
  ['none means all', [], [a, b, twin1, twin2], 1],
  ['by name, in the order written', ['prod-b', 'prod-a'], [b, a], 1],
  ['an id needs no list', [a.id], [{id: a.id, name: '11111111'}], 0],
  ['ids once each', [a.id, a.id], [{id: a.id, name: '11111111'}], 0],
  ['an id beside a name gets its name', [a.id.toUpperCase(), 'prod-b'], [a, b], 1],
  ['an id and its name are one cluster', ['prod-a', a.id], [a], 1],
  ['an id that the list has not is asked all the same', [unlisted, 'prod-a'], [{id: unlisted, name: '99999999'}, a], 1],
  ['one of two of the same name, by id', ['prod-a', twin2.id], [a, twin2], 1],
  ['one of two of the same name, by the short id of its label', ['44444444'], [twin2], 1],
  ['and by its first characters', ['4444'], [twin2], 1],
])('%s', async (_case, wanted, expected, asked) => {
  const api = account([a, b, twin1, twin2]);
  const clusters = await resolveClusters(api, wanted);
  expect(clusters.map(({id, name}) => ({id, name}))).toEqual(expected);
  expect(api.asked).toBe(asked);
});

test('clusters of one name are labelled with a part of their id', async () => {
  const clusters = await resolveClusters(account([a, b, twin1, twin2]), []);
  expect(clusters.map(({label}) => label)).toEqual(['prod-a', 'prod-b', 'twin (3333)', 'twin (4444)']);
});

const alike = {id: '33334444-7947-11ee-9467-0255ac1001bf', name: 'twin'};
const many = Array.from({length: 14}, (_, index) => ({id: `id-${index}`, name: `fleet-member-${index}`}));

test.each<readonly [string, readonly ClusterRef[], readonly string[], number, string, string]>([
  ['a misspelled name', [a, b], ['prd-a'], 7, 'no cluster is named "prd-a"', 'Did you mean prod-a or prod-b?'],
  ['an unknown name', [a, b], ['staging'], 7, 'no cluster is named "staging"', 'There are: prod-a, prod-b.'],
  ['an unknown name among many', many, ['x'], 7, 'no cluster is named "x"', 'fleet-member-9 and 4 more.'],
  ['a misspelled command', [a], ['gte'], 7, 'no cluster is named "gte"', '(The command is written "get".)'],
  ['a name of two', [a, twin1, twin2], ['twin'], 2, '2 clusters are named "twin"', `${twin1.id}\n  ${twin2.id}`],
  [
    'a short id of two',
    [twin1, alike],
    ['3333'],
    2,
    '2 ids of clusters begin with "3333"',
    `${twin1.id}\n  ${alike.id}`,
  ],
  [
    'the beginning of an id whose name is the only one',
    [a, b],
    ['1111'],
    7,
    'no cluster is named "1111"',
    'There are:',
  ],
  ['too short a part of an id', [twin1, twin2], ['333'], 7, 'no cluster is named "333"', 'twin (3333), twin (4444)'],
  ['a misspelled name of two', [twin1, twin2], ['twim'], 7, 'named "twim"', 'Did you mean twin (3333) or twin (4444)?'],
  ['an account without clusters', [], [], 7, 'this account has no cluster in UCS', '--site cn or --site intl'],
  ['a name in such an account', [], ['a'], 7, 'no cluster is named "a"', 'The account has none.'],
])('%s is an error', async (_case, list, wanted, exitCode, message, hint) => {
  await expect(resolveClusters(account(list), wanted)).rejects.toMatchObject({
    name: 'CommandError',
    exitCode,
    message: expect.stringContaining(message),
    hint: expect.stringContaining(hint),
  });
});
