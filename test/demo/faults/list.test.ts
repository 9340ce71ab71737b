import {describe, expect, it} from 'vitest';
import {parseAnswer} from '../answer-shape.ts';
import {faultyPlay} from '../faulty-play.ts';

type Pod = {
  readonly metadata: {
    readonly name: string;
    readonly uid: string;
    readonly managedFields: readonly {readonly fieldsV1: unknown}[];
  };
  readonly spec: {readonly securityContext: unknown};
  readonly status: {readonly containerStatuses: readonly Readonly<Record<string, unknown>>[]};
};
type List = {readonly metadata: {readonly continue?: string}; readonly items: readonly Pod[]};

async function listOf(fault: string, query = ''): Promise<List> {
  const {path, get} = await faultyPlay(fault, {scenario: 'not-enabled'});
  const response = await get(`${path}${query}`);
  expect(response.status).toBe(200);
  return (await response.json()) as List;
}

/** How many objects and lists are in one another. */
function depthOf(value: unknown): number {
  let depth = 0;
  for (let inner = value; typeof inner === 'object' && inner !== null; inner = Object.values(inner)[0]) {
    depth += 1;
  }
  return depth;
}

describe('lists that are hard to bear, of a cluster that has none', () => {
  it('deep: 10,000 levels in every place for an Object, and as an entry', async () => {
    const {items} = await listOf('deep');
    const [pod] = items;
    expect(items).toHaveLength(5);
    const places = [
      pod?.metadata.managedFields[0]?.fieldsV1,
      pod?.spec.securityContext,
      pod?.status.containerStatuses[0]?.['lastState'],
      items[4],
    ];
    expect(places.map(depthOf)).toEqual([10_000, 10_000, 10_000, 10_000]);
  });

  it('many-containers: one pod with 100,000 of them, in less than 32 MiB', async () => {
    const {path, get} = await faultyPlay('many-containers');
    const text = await (await get(path)).text();
    const {items} = JSON.parse(text) as List;
    const names = new Set(items[0]?.status.containerStatuses.map(({name}) => name));
    expect([items.length, names.size, text.length < 32 * 1024 ** 2]).toEqual([1, 100_000, true]);
  });

  it('many-pods: 5,000 with a name each', async () => {
    const {items} = await listOf('many-pods');
    expect([items.length, new Set(items.map(({metadata}) => metadata.name)).size]).toEqual([5000, 5000]);
  });

  it('continue-repeats: every page is the same', async () => {
    const first = await listOf('continue-repeats');
    expect([first.metadata.continue, first.items.length]).toEqual(['again', 4]);
    expect(await listOf('continue-repeats', '?continue=again')).toEqual(first);
  });

  it('continue-endless: every page leads to one with other pods', async () => {
    const {path, get} = await faultyPlay('continue-endless');
    const uids = new Set<string>();
    const names = new Set<string>();
    let token = '';
    for (let page = 1; page <= 120; page += 1) {
      const list = parseAnswer(await (await get(`${path}?continue=${token}`)).text());
      token = list.metadata.continue ?? '';
      expect(token).toBe(`page-${page + 1}`);
      for (const {metadata} of list.items) {
        uids.add(metadata.uid);
        names.add(metadata.name);
      }
    }
    expect([uids.size, names.size]).toEqual([480, 480]);
  });

  it('flapping-pods: ready in every other answer, and restarted in between', async () => {
    const {path, get} = await faultyPlay('flapping-pods');
    const seen: unknown[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const {items} = (await (await get(path)).json()) as List;
      const [container] = items[0]?.status.containerStatuses ?? [];
      seen.push([container?.['ready'], container?.['restartCount']]);
    }
    expect(seen).toEqual([
      [false, 1],
      [true, 1],
      [false, 2],
      [true, 2],
    ]);
  });
});

it.each(['deep', 'many-pods', 'continue-endless', 'flapping-pods', 'hostile', 'wrong-types'])(
  '%s leaves other paths alone',
  async fault => {
    const {get, server} = await faultyPlay(null);
    const honest = await (await get('/v1/clusters')).text();
    await server.setFault(fault);
    expect(await (await get('/v1/clusters')).text()).toBe(honest);
  },
);
