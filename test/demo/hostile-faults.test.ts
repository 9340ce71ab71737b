import {describe, expect, it} from 'vitest';
import {hostileTexts, spareNothing, spareTimes, taint} from './faults/hostile-text.ts';
import {faultyPlay} from './faulty-play.ts';

const texts = Object.values(hostileTexts);

/** Every text that is a value somewhere in a JSON value. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

type List = {readonly items: readonly unknown[]};

async function itemsOf(fault: string, path?: string): Promise<readonly unknown[]> {
  const playing = await faultyPlay(fault, {scenario: 'fleet'});
  const response = await playing.get(path ?? playing.path);
  expect(response.status).toBe(200);
  return ((await response.json()) as List).items;
}

describe('hostile', () => {
  it('a pod for each text has it in all that is no time', async () => {
    const items = await itemsOf('hostile');
    for (const [index, text] of texts.entries()) {
      const spared = textsIn(items[index]).filter(value => !value.includes(text));
      expect(spared.filter(value => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value))).toEqual([]);
      expect(textsIn(items[index]).length).toBeGreaterThan(60);
    }
    expect(items).toHaveLength(texts.length + 1);
  });

  it('one more has hostile times too', async () => {
    const last = (await itemsOf('hostile')).at(-1);
    expect(textsIn(last).filter(value => !value.includes('\u001b[2J'))).toEqual([]);
    expect(last).toMatchObject({metadata: {creationTimestamp: expect.stringContaining('2026-11-')}});
  });

  it.each([
    ['CSI', '\u001b['],
    ['OSC 0', '\u001b]0;'],
    ['OSC 8', '\u001b]8;;'],
    ['OSC 52', '\u001b]52;c;'],
    ['DCS', '\u001bP'],
    ['APC', '\u001b_'],
    ['CSI as C1', '\u009b'],
    ['NUL', '\u0000'],
    ['BEL', '\u0007'],
    ['BS', '\b'],
    ['CR', '\r'],
    ['LF', '\n'],
    ['tab', '\t'],
    ['DEL', '\u007f'],
    ['bidi override', '\u202e'],
    ['bidi isolate', '\u2067'],
    ['zero width space', '\u200b'],
    ['a tag', '\u{e0068}'],
    ['a pile of marks', '\u0301'],
    ['10,000 characters', 'x'.repeat(10_000)],
    ['wide', '全'],
    ['ambiguous', '±'],
    ['ZWJ emoji', '👩‍👩‍👧‍👦'],
    ['half a surrogate pair', '\ud83d '],
  ])('there is %s among the texts', (_, part) => {
    expect(texts.filter(text => text.includes(part))).not.toEqual([]);
  });

  it('taint goes into the middle of texts, and into maps of texts as key and value', () => {
    const pod = {
      name: 'abcd',
      n: 1,
      none: null,
      at: '2026-11-23T08:00:00Z',
      labels: {app: 'x'},
      list: ['', {message: 'y'}],
    };
    expect(taint(pod, '!', spareTimes)).toEqual({
      name: 'ab!cd',
      n: 1,
      none: null,
      at: '2026-11-23T08:00:00Z',
      labels: {app: 'x!', '!': '!'},
      list: ['!', {message: 'y!'}],
    });
    expect(taint('2026-11-23T08:00:00Z', '!', spareNothing)).toBe('2026-11-23!T08:00:00Z');
  });

  it('hostile-clusters: the names of the clusters, not their ids', async () => {
    const {server, get, path} = await faultyPlay('hostile-clusters', {scenario: 'fleet'});
    type Cluster = {readonly metadata: {readonly uid: string; readonly name: string}};
    const {items} = (await (await get('/v1/clusters')).json()) as {items: readonly Cluster[]};
    expect(items.map(({metadata}) => metadata.uid)).toEqual(server.clusters.map(({id}) => id));
    for (const [index, {metadata}] of items.entries()) {
      expect(metadata.name).toContain(texts[index % texts.length]);
    }
    const pods = await (await get(path)).text();
    await server.setFault(null);
    expect(await (await get(path)).text()).toBe(pods);
  });

  it('hostile-error: message and code of a 500', async () => {
    const {get, path} = await faultyPlay('hostile-error');
    const response = await get(path);
    const body = (await response.json()) as Record<string, string>;
    expect(response.status).toBe(500);
    expect(body['error_msg']).toContain('\u001b]52;c;');
    expect(body['error_code']).toContain('\u001b[2J');
  });
});

describe('wrong-types', () => {
  type Pod = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const podNamed = (items: readonly unknown[], name: string) =>
    (items as readonly (Pod | null)[]).find(pod => pod?.['metadata']?.['uid'] === name);

  it('a pod for each field and each mistake, named after it', async () => {
    const items = await itemsOf('wrong-types');
    const status = (name: string) => podNamed(items, name)?.['status'];
    expect(status('pod.status.phase-null')).toMatchObject({phase: null, message: expect.stringMatching(/^Node/)});
    expect(status('pod.status.phase-missing')).not.toHaveProperty('phase');
    expect(status('pod.status.containerStatuses-text')).toMatchObject({containerStatuses: 'wrong'});
    const restarts = (name: string) => status(`pod.status.containerStatuses.0.restartCount-${name}`);
    expect(restarts('negative')).toMatchObject({containerStatuses: [{restartCount: -1}, {}, {}]});
    expect(restarts('huge')).toMatchObject({containerStatuses: [{restartCount: 1e308}, {}, {}]});
    expect(podNamed(items, 'pod.metadata.deletionTimestamp-empty-text')?.['metadata']).toMatchObject({
      deletionTimestamp: '',
    });
    expect(podNamed(items, 'pod.metadata.name-list')?.['metadata']).toMatchObject({name: []});
  });

  it('entries that are no pods, and pods with nothing right in them', async () => {
    const items = await itemsOf('wrong-types');
    for (const wrong of [null, '', 'wrong', true, -1, 1e308, [], [null], {}]) {
      expect(items).toContainEqual(wrong);
    }
    const nothingRight = (items as readonly Pod[]).filter(pod => pod?.['status']?.['phase'] === -1);
    expect(nothingRight.map(pod => pod['metadata']?.['name'])).toContain(-1);
    expect(items.length).toBeGreaterThan(1000);
  });
});
