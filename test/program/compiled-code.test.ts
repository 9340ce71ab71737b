import {chmodSync, existsSync, mkdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {compiledCode} from '../../source/program/compiled-code.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const uid = process.getuid?.() ?? null;
const real = {uid, mkdirSync, statSync};
const modeOf = (path: string) => statSync(path).mode & 0o777;

test('compiled code is kept in a directory that only the user can use', async () => {
  const home = await temporaryDirectory();
  const directory = compiledCode({...real, env: {}, homeDir: () => home});
  expect(directory).toBe(join(home, '.cache', 'ucs-gitops', 'compiled'));
  expect([modeOf(join(home, '.cache', 'ucs-gitops')), modeOf(directory ?? '')]).toEqual([0o700, 0o700]);
  // The next start finds it.
  expect(compiledCode({...real, env: {}, homeDir: () => home})).toBe(directory);
});

test('XDG_CACHE_HOME says where', async () => {
  const cache = await temporaryDirectory();
  const directory = compiledCode({...real, env: {XDG_CACHE_HOME: cache}, homeDir: () => '/nobody'});
  expect(directory).toBe(join(cache, 'ucs-gitops', 'compiled'));
});

test('a home directory that is not there stays so', async () => {
  const home = join(await temporaryDirectory(), 'nobody');
  expect(compiledCode({...real, env: {}, homeDir: () => home})).toBe(null);
  expect(existsSync(home)).toBe(false);
});

test('a home directory that cannot be written is no failure', async () => {
  const refuse = () => {
    throw Object.assign(new Error('read-only'), {code: 'EROFS'});
  };
  expect(compiledCode({...real, env: {}, homeDir: () => '/home/me', mkdirSync: refuse})).toBe(null);
});

test.each(['ucs-gitops', 'ucs-gitops/compiled'])('what others can write to %s is not run', async path => {
  const cache = await temporaryDirectory();
  const effects = {...real, env: {XDG_CACHE_HOME: cache}, homeDir: () => '/nobody'};
  compiledCode(effects);
  chmodSync(join(cache, path), 0o770);
  expect(compiledCode(effects)).toBe(null);
});

test.each([
  ['the cache directory', ''],
  ['a directory in it', 'ucs-gitops/compiled'],
])('what is another user’s is not run: %s', async (_case, path) => {
  const cache = await temporaryDirectory();
  const others = (asked: string) => {
    const {uid: owner, mode} = statSync(asked);
    return {uid: asked === join(cache, path) ? owner + 1 : owner, mode};
  };
  const effects = {...real, uid: statSync(cache).uid, env: {XDG_CACHE_HOME: cache}, homeDir: () => '/nobody'};
  expect(compiledCode(effects)).not.toBe(null);
  expect(compiledCode({...effects, statSync: others})).toBe(null);
});
