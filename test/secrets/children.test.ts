import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {expect, test} from 'vitest';
import {builtProgram} from '../helpers/terminal/terminal.ts';

test('no child process is ever started, which would inherit the environment: the program has nothing to start one with', () => {
  const directory = dirname(builtProgram);
  const files = readdirSync(directory);
  expect(files).toContain('cli.js');
  expect(
    files.filter(name => /child_process|process\.binding/.test(readFileSync(join(directory, name), 'utf8'))),
  ).toEqual([]);
});
