import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {tooOldNode} from '../../source/program/node-version.ts';

test.each([
  ['20.20.2', 'this is 20.20;'],
  ['22.11.9', 'this is 22.11;'],
  ['9.0.0', 'this is 9.0;'],
])('%s is too old', (version, said) => {
  expect(tooOldNode(version)).toContain(said);
});

test.each(['22.12.0', '22.20.1', '23.0.0', '26.10.0', '100.0.0'])('%s is new enough', version => {
  expect(tooOldNode(version)).toBeNull();
});

test('what it asks for is what the package asks for', () => {
  const {engines} = JSON.parse(readFileSync('package.json', 'utf8'));
  const [, oldest] = /needs Node (\S+) or newer/.exec(tooOldNode('0.0.0') ?? '') ?? [];
  expect(engines.node).toBe(`>=${oldest}`);
});
