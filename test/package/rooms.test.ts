import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';

const mostFiles = 15;
const mostLines = 250;

/** The folders below these, each with its files. */
function rooms(...roots: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const root of roots) {
    for (const entry of readdirSync(root, {recursive: true, withFileTypes: true}).filter(each => each.isFile())) {
      found.set(entry.parentPath, [...(found.get(entry.parentPath) ?? []), entry.name]);
    }
  }
  return found;
}

test('each room of the source has a rule of what it may import', () => {
  const {overrides} = JSON.parse(readFileSync('.build/rooms.json', 'utf8'));
  const ruled = overrides.flatMap(({includes}: {includes: readonly string[]}) => includes);
  expect(ruled.toSorted()).toEqual([...rooms('source').keys()].map(folder => `${folder}/*`).toSorted());
});

test(`no room has more than ${mostFiles} files, and no file more than ${mostLines} lines`, () => {
  const all = [...rooms('source', 'test')];
  expect(all.filter(([, files]) => files.length > mostFiles)).toEqual([]);
  const long = all.flatMap(([folder, files]) =>
    files
      .filter(name => /\.tsx?$/.test(name))
      .map(name => join(folder, name))
      .filter(path => readFileSync(path, 'utf8').split('\n').length - 1 > mostLines),
  );
  expect(long).toEqual([]);
});
