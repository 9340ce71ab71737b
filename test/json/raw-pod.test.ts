import {expect, test} from 'vitest';
import {rawPod} from '../../source/json/raw-pod.ts';

const page = (text: string) => ({bytes: new TextEncoder().encode(text)});
const podText = (metadata: string) => `{ "metadata":${metadata}, "n":1.10 }`;
const listOf = (...entries: readonly string[]) => page(`{"items":[${entries.join(',')}]}`);

function found(pages: readonly {readonly bytes: Uint8Array}[], uid: string, name: string): string | null {
  const bytes = rawPod(pages, {uid, name}, 20);
  return bytes && new TextDecoder().decode(bytes).trim();
}

const wanted = podText('{"uid":"u","name":"p"}');
const other = podText('{"uid":"other","name":"about u and p"}');

test.each([
  ['the only one', [listOf(wanted)]],
  ['one of many', [listOf(other, wanted, other)]],
  ['on another page', [listOf(other), listOf(wanted)]],
  ['behind what is no pod', [listOf('null', '"u"', '[]', '{"metadata":null,"p":"u"}', wanted)]],
  ['behind a pod of its name', [listOf(podText('{"uid":"x","name":"p"}'), wanted)]],
] as const)('a pod is cut out as it was sent: %s', (_name, pages) => {
  expect(found(pages, 'u', 'p')).toBe(wanted);
});

test('a pod whose uid is not its own is found by its name', () => {
  expect(found([listOf(other, wanted)], 'u#2', 'p')).toBe(wanted);
});

test.each([
  ['not there', [listOf(other)]],
  ['in no list', [page('{"u":"p"}')]],
  ['in what is no JSON', [page('<html>u p</html>'), page('')]],
  ['in JSON that is cut', [page('{"items":[{"metadata":{"uid":"u"')]],
] as const)('a pod is not found: %s', (_name, pages) => {
  expect(found(pages, 'u', 'p')).toBe(null);
});
