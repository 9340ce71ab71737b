import {existsSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import packageJson from '../../package.json' with {type: 'json'};
import {renewed} from './sections.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

test('the tables of keys, options, exit codes and the like are those of the code (npm run readme renews them)', async () => {
  expect(readme).toBe(await renewed(readme));
});

test('a missing mark is noticed', async () => {
  await expect(renewed('# nothing')).rejects.toThrow('<!-- keys -->');
});

test('every picture is there, the first within ten lines', () => {
  const pictures = [...readme.matchAll(/\((screenshots\/[^)]+)\)/g)].map(match => match[1] ?? '');
  expect(pictures.length).toBeGreaterThanOrEqual(3);
  expect(pictures.filter(picture => !existsSync(new URL(`../../${picture}`, import.meta.url)))).toEqual([]);
  expect(readme.split('\n').findIndex(line => line.startsWith('!['))).toBeLessThan(10);
});

test('the changelog tells of this version', () => {
  expect(readme.slice(readme.indexOf('## Changelog'))).toContain(`**${packageJson.version}**`);
});

test.each(['npm ci && npm start', 'npm ci && npm test'])('the command "%s" stands on a line of its own', command => {
  expect(readme.split('\n')).toContain(command);
});
