import {expect, test} from 'vitest';
import {maxPods} from '../../../source/rollout/feed/feed.ts';
import {decodeList} from '../../../source/ucs/decode/lists.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {withUniqueUids} from '../../../source/ucs/pages.ts';
import {podWith} from '../pod-json.ts';

const decode = (body: unknown) => decodeList(new TextEncoder().encode(JSON.stringify(body)));

test('a page with all that its metadata can say', async () => {
  const metadata = {resourceVersion: 12, continue: ' token/+= ', remainingItemCount: '7'};
  const list = await decode({metadata, items: [podWith('metadata.uid', 'a'), podWith('metadata.uid', 'b')]});
  expect(list.pods.map(pod => pod.uid)).toEqual(['a', 'b']);
  // Sent back exactly as it came.
  expect(list.continueToken).toBe(' token/+= ');
  expect(list.remainingItemCount).toBe(7);
  expect(list.incomplete).toBeNull();
});

test.each([
  ['an empty list', {metadata: {}, items: []}],
  ['items that are null', {metadata: {}, items: null}],
  ['items that are null, and nothing else', {items: null}],
  ['no items', {metadata: {}}],
  ['metadata that is null', {metadata: null, items: []}],
  ['metadata of another type', {metadata: 'x', items: []}],
  ['metadata with fields of another type', {metadata: {continue: {}, remainingItemCount: []}, items: []}],
])('%s holds no pods', async (_, body) => {
  expect(await decode(body)).toEqual({pods: [], read: [], continueToken: '', remainingItemCount: 0, incomplete: null});
});

test.each([
  ['null', null, 'the answer is not an object but null'],
  ['a list', [], 'the answer is not an object but a list'],
  ['a text', 'ok', 'the answer is not an object but a string'],
  ['a number', 5, 'the answer is not an object but a number'],
  ['an object of something else', {jobID: '1'}, 'the answer has neither "items" nor "metadata"'],
  ['items that are an object', {items: {}}, '"items" of the answer is not a list but an object'],
  ['items that are a text', {metadata: {}, items: ''}, '"items" of the answer is not a list but a string'],
])('%s is not understood', async (_, body, message) => {
  await expect(decode(body)).rejects.toEqual(ucsFailure({kind: 'shape', message}));
});

test('odd entries lose no pod, but are counted', async () => {
  const list = await decode({items: [null, podWith('metadata.uid', 'a'), 'x', [], podWith('metadata', 5)]});
  expect(list.pods.map(pod => pod.uid)).toEqual(['a', '/(unnamed)']);
  expect(list.incomplete).toBe('3 of 5 entries are no pods');
});

test('more pods than anybody has are not all read', async () => {
  const list = await decode({items: Array.from({length: maxPods + 5}, () => ({}))});
  expect(list.pods).toHaveLength(maxPods);
  expect(list.incomplete).toBe('only the first 20000 of 20005 pods are read');
});

test('what is no JSON is a SyntaxError, also inside of an entry', async () => {
  for (const broken of ['', '{', '{"items":[{]}', '{"items":[{}{}]}', '{"items":[{},]}']) {
    await expect(decodeList(new TextEncoder().encode(broken))).rejects.toThrow(SyntaxError);
  }
});

test('other work is done and an abort is heard while a long list is read', async () => {
  const controller = new AbortController();
  const json = new TextEncoder().encode(JSON.stringify({items: Array.from({length: 1000}, () => ({}))}));
  const reading = decodeList(json, controller.signal);
  setImmediate(() => controller.abort(new Error('enough')));
  await expect(reading).rejects.toThrow('enough');
});

test('a uid that comes twice is told apart', async () => {
  const {pods} = await decode({items: ['a', 'a', 'a#2', 'b', 'a'].map(uid => podWith('metadata.uid', uid))});
  expect(withUniqueUids(pods).map(pod => pod.uid)).toEqual(['a', 'a#2', 'a#2#2', 'b', 'a#3']);
});

test('pods without uid and of one name are told apart, too', async () => {
  const {pods} = await decode({items: [podWith('metadata.uid', null), podWith('metadata.uid', undefined)]});
  const name = 'flux-system/helm-controller-5c898f4887-qx5jb';
  expect(withUniqueUids(pods).map(pod => pod.uid)).toEqual([name, `${name}#2`]);
});
