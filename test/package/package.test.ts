import {execFile, execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type DemoServer, startDemoServer} from '../../source/demo/server/server.ts';
import {openTerminal} from '../helpers/terminal/terminal.ts';

const minute = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'ucs-gitops-package-'));
let server: DemoServer;

const run = (file: string, args: readonly string[], cwd = folder) =>
  execFileSync(file, [...args], {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']});

beforeAll(async () => {
  server = await startDemoServer({scenario: 'sample'});
});

afterAll(async () => {
  await server.close();
  rmSync(folder, {recursive: true, force: true});
});

type Packed = readonly [{readonly filename: string; readonly files: readonly {readonly path: string}[]}];

describe('the package', () => {
  const pack = (): Packed =>
    JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], process.cwd()));

  test('holds the built program, its description and its licence, and nothing else', () => {
    const [{files}] = pack();
    const others = files
      .map(({path}) => path)
      .filter(path => !/^(dist\/[\w.-]+|package\.json|README\.md|LICENSE)$/.test(path));
    expect(others).toEqual([]);
    expect(files.map(({path}) => path)).toContain('dist/cli.js');
  });

  test('needs nothing else to be installed', () => {
    const {dependencies, optionalDependencies, peerDependencies} = JSON.parse(readFileSync('package.json', 'utf8'));
    expect([dependencies, optionalDependencies, peerDependencies]).toEqual([undefined, undefined, undefined]);
  });

  test('runs from its tarball by its name', {timeout: 2 * minute}, () => {
    const [{filename}] = pack();
    expect(run('npx', ['--yes', `./${filename}`, '--version'])).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('the built program', () => {
  test('runs on the oldest Node it promises', {timeout: 2 * minute}, async () => {
    // Not at once: the server it asks lives in this process.
    const args = ['-y', 'node@22.12.0', 'dist/cli.js', 'get', '--endpoint', server.url];
    const {stdout} = await promisify(execFile)('npx', args);
    expect(stdout).toMatch(/source-controller-97bdcd8cf-5fs52 +0\/1 +ContainerCreating +0/);
  });

  test('says in one line that a Node is too old for it', {timeout: 2 * minute}, async () => {
    const args = ['-y', 'node@20.0.0', 'dist/cli.js', 'wait', '--endpoint', server.url];
    await expect(promisify(execFile)('npx', args)).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'ucs-gitops: needs Node 22.12 or newer, this is 20.0; install a newer Node\n',
    });
  });
});

test('all that is installed for the build is held against a checksum, no package runs a script for it, and tests run on that Node', () => {
  type Locked = Readonly<Record<'link' | 'integrity' | 'hasInstallScript', unknown>>;
  const {packages} = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const installed = Object.entries<Locked>(packages).filter(
    ([path, {link}]) => path.includes('node_modules/') && !link,
  );
  expect(installed.length).toBeGreaterThan(50);
  expect(installed.filter(([, {integrity, hasInstallScript}]) => !integrity || hasInstallScript)).toEqual([]);
  const {version} = JSON.parse(readFileSync('.build/node/package.json', 'utf8'));
  expect(process.versions.node).toBe(version);
});

describe('the single executable', () => {
  beforeAll(() => {
    execFileSync(process.execPath, ['.build/binary.mjs', join(folder, 'binary')], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }, 2 * minute);

  const binary = join(folder, 'binary', `ucs-gitops-${process.platform}-${process.arch}`);

  test('runs in a pty where there is no Node and no environment', {timeout: minute}, async () => {
    const empty = {PATH: '/nonexistent', HOME: undefined, LANG: 'C.UTF-8'};
    const terminal = openTerminal({file: binary, args: ['--endpoint', server.url], env: empty});
    await terminal.see(/[▸!] source /);
    terminal.press('q');
    expect(await terminal.exit).toMatchObject({exitCode: 0});
    terminal.close();
  });

  test('comes with checksums that are right', () => {
    expect(run('sha256sum', ['--check', 'SHA256SUMS'], join(folder, 'binary'))).toMatch(
      /: OK\n.*bom\.cdx\.json: OK\n$/s,
    );
  });

  test('comes with a bill of what is in it, and nothing that is not', () => {
    const bill = JSON.parse(readFileSync(join(folder, 'binary', 'bom.cdx.json'), 'utf8'));
    const names = bill.components.map(({name}: {name: string}) => name);
    expect(bill).toMatchObject({bomFormat: 'CycloneDX', metadata: {component: {name: 'ucs-gitops'}}});
    expect(names).toEqual(
      expect.arrayContaining(['ink', 'react', 'zustand', 'ky', 'valibot', '@alcalzone/ink-table', 'node']),
    );
    expect(names).not.toContain('vitest');
  });
});
