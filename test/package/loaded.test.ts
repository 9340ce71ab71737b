import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {startDemoServer} from '../../source/demo/server/server.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {runBuilt} from '../helpers/terminal/built-program.ts';
import {inPanes} from '../helpers/terminal/signs.ts';
import {builtProgram, openTerminal} from '../helpers/terminal/terminal.ts';

// Writes the names of all that Node loads into a file, while it runs the program as it is shipped.
const recorder = `data:text/javascript,${encodeURIComponent(`
  import {appendFileSync} from 'node:fs';
  import {registerHooks} from 'node:module';
  const load = (url, context, next) => {
    appendFileSync(process.env.LOADED, url + '\\n');
    return next(url, context);
  };
  registerHooks({load});
`)}`;
const nodeOptions = ['--import', recorder];

// Nothing is kept compiled but what the program itself keeps.
const keepsItself = {NODE_COMPILE_CACHE: ''};

/** What only the code of these holds. */
const marks = {react: 'react.transitional.element', reconciler: 'reconcilerVersion', ink: 'ink-virtual-text'};
const others = {
  yoga: 'data:application/octet-stream;base64',
  undici: 'undici.error.UND_ERR',
  server: 'createServer',
  jsonc: 'UnexpectedEndOfComment',
};

/** Which of them are in the files that were loaded. */
function heavyIn(files: readonly string[]): readonly string[] {
  const code = files.map(file => readFileSync(join(dirname(builtProgram), file), 'utf8')).join('');
  return Object.entries({...marks, ...others}).flatMap(([name, mark]) => (code.includes(mark) ? [name] : []));
}

async function record() {
  const LOADED = join(await temporaryDirectory(), 'loaded');
  const loaded = () =>
    readFileSync(LOADED, 'utf8')
      .split('\n')
      .filter(url => url.includes('/dist/'))
      .map(url => basename(url));
  return {env: {LOADED}, loaded};
}

async function settledServer(): Promise<string> {
  const server = await startDemoServer({scenario: 'enabled'});
  onTestFinished(() => server.close());
  return server.url;
}

test.each([
  '--version',
  '--help',
  'wait --help',
  'completion bash',
  'complete -- get p',
  'get --endpoint URL',
  'get -o json --endpoint URL',
  'wait --stable-for 1ms --endpoint URL',
])('%s off a terminal loads nothing that draws', async line => {
  const url = await settledServer();
  const {env, loaded} = await record();
  const args = line.split(' ').map(word => (word === 'URL' ? url : word));
  expect(await runBuilt(args, {nodeOptions, env})).toMatchObject({code: 0, stderr: ''});
  expect(loaded()).toContain(basename(builtProgram));
  expect(heavyIn(loaded())).toEqual([]);
});

test('what reads a config file is loaded only where there is one', async () => {
  const url = await settledServer();
  const {env, loaded} = await record();
  const config = join(await temporaryDirectory(), 'config.json');
  writeFileSync(config, `{"endpoint": "${url}"} // of the test`);
  expect(await runBuilt(['get', '--config', config], {nodeOptions, env})).toMatchObject({code: 0, stderr: ''});
  expect(heavyIn(loaded())).toEqual(['jsonc']);
});

test('the monitor loads what draws, and what it asks with before that', async () => {
  const url = await settledServer();
  const {env, loaded} = await record();
  const terminal = openTerminal({args: ['--endpoint', url], nodeArgs: nodeOptions, env});
  await terminal.see(inPanes);
  terminal.press('q');
  await terminal.exit;
  terminal.close();
  expect(heavyIn(loaded())).toEqual(['react', 'reconciler', 'ink', 'yoga']);
  const asks = loaded().findLastIndex(file => heavyIn([file]).length === 0 && file === 'ask.js');
  expect(asks).toBeGreaterThan(-1);
  expect(asks).toBeLessThan(loaded().findIndex(file => heavyIn([file]).includes('react')));
});

test('the program is kept compiled in the cache directory, where it may be, and nowhere else', async () => {
  const cache = await temporaryDirectory();
  const kept = () => readdirSync(cache, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile());
  const version = (env: Readonly<Record<string, string>>) => runBuilt(['--version'], {env: {...keepsItself, ...env}});
  await version({XDG_CACHE_HOME: cache, NODE_DISABLE_COMPILE_CACHE: '1'});
  expect(kept()).toEqual([]);
  const elsewhere = await temporaryDirectory();
  expect(await version({XDG_CACHE_HOME: cache, HOME: elsewhere, TMPDIR: elsewhere})).toMatchObject({code: 0});
  expect(kept().length).toBeGreaterThan(0);
  expect(kept().filter(({parentPath}) => !parentPath.startsWith(join(cache, 'ucs-gitops', 'compiled')))).toEqual([]);
  expect(readdirSync(elsewhere)).toEqual([]);
  const before = kept().length;
  expect(await version({XDG_CACHE_HOME: cache})).toMatchObject({code: 0, stderr: ''});
  expect(kept().length).toBe(before);
});

test('a damaged file of the compiled program is no failure', async () => {
  const cache = await temporaryDirectory();
  const env = {...keepsItself, XDG_CACHE_HOME: cache};
  const first = await runBuilt(['--help'], {env});
  const files = readdirSync(cache, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile());
  for (const {parentPath, name} of files) {
    writeFileSync(join(parentPath, name), 'rubbish');
  }
  expect(files.length).toBeGreaterThan(0);
  expect(await runBuilt(['--help'], {env})).toEqual(first);
});
