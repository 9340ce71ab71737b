import {execFile} from 'node:child_process';
import {chmod, mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import {promisify} from 'node:util';
import {describe, expect, test} from 'vitest';
import {type CredentialsPlaces, findCredentials} from '../../../source/config/credentials/credentials.ts';
import {missingCredentials} from '../../../source/config/credentials/places.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';
import {credentialPlacesMarkdown} from '../../readme/program-markdown.ts';

type Options = Partial<CredentialsPlaces> & {readonly home?: string; readonly mode?: number};

/** The places on a machine whose credentials file has the text `home`. */
async function places({home, mode = 0o600, ...given}: Options = {}): Promise<CredentialsPlaces> {
  const directory = await temporaryDirectory();
  if (home !== undefined) {
    await mkdir(join(directory, '.huaweicloud'));
    await writeFile(join(directory, '.huaweicloud', 'credentials'), home, {mode});
    await chmod(join(directory, '.huaweicloud', 'credentials'), mode);
  }
  const stdin = Readable.from([]);
  return {tokenFile: null, env: {}, homeDir: directory, cwd: directory, platform: 'linux', stdin, ...given};
}

async function find(options: Options) {
  const found = await findCredentials(await places(options));
  return found && {...found, credentials: await found.provide()};
}

const sdk = {HUAWEICLOUD_SDK_AK: 'sdk-ak', HUAWEICLOUD_SDK_SK: 'sdk-sk'};
const terraform = {HW_ACCESS_KEY: 'hw-ak', HW_SECRET_KEY: 'hw-sk'};
const file = '[basic]\nak=basic-ak\nsk=basic-sk\n[global]\nak = file-ak\nsk = file-sk\n';

describe('the first that is found wins', () => {
  test.each<readonly [string, Options, object, string]>([
    [
      'HW_AUTH_TOKEN',
      {env: {HW_AUTH_TOKEN: 't1', OS_AUTH_TOKEN: 't2', ...sdk}, home: file},
      {token: 't1'},
      'HW_AUTH_TOKEN',
    ],
    [
      'an empty variable is not set',
      {env: {HW_AUTH_TOKEN: '', OS_AUTH_TOKEN: 't2', ...sdk}},
      {token: 't2'},
      'OS_AUTH_TOKEN',
    ],
    ['SDK variables', {env: {...terraform, ...sdk}, home: file}, {accessKey: 'sdk-ak', secretKey: 'sdk-sk'}, 'SDK_AK'],
    ['HW variables', {env: terraform, home: file}, {accessKey: 'hw-ak', secretKey: 'hw-sk'}, 'HW_ACCESS_KEY'],
    [
      'the file',
      {home: file},
      {accessKey: 'file-ak', secretKey: 'file-sk', domainId: null},
      '.huaweicloud/credentials',
    ],
  ])('%s', async (_case, options, credentials, source) => {
    const found = await find(options);
    expect(found?.credentials).toMatchObject(credentials);
    expect(found?.source).toContain(source);
    expect(found?.warnings).toEqual([]);
  });

  test('nothing anywhere', async () => {
    expect(await find({})).toBeNull();
    expect(await find({home: '[basic]\nak=a\nsk=b\n'})).toBeNull();
    expect(await find({home: '[global]\n'})).toBeNull();
    expect(await find({env: {HW_DOMAIN_ID: 'd'}})).toBeNull();
  });
});

test('temporary keys and the domain id come along', async () => {
  const env = {...sdk, HUAWEICLOUD_SDK_SECURITY_TOKEN: 'st', HUAWEICLOUD_SDK_DOMAIN_ID: 'd1'};
  expect((await find({env}))?.credentials).toEqual({
    kind: 'aksk',
    accessKey: 'sdk-ak',
    secretKey: 'sdk-sk',
    securityToken: 'st',
    domainId: 'd1',
  });
  const other = {...terraform, HW_SECURITY_TOKEN: 'st2', HW_DOMAIN_ID: 'd2'};
  expect((await find({env: other}))?.credentials).toMatchObject({securityToken: 'st2', domainId: 'd2'});
});

test('the file in full, as Windows editors write it', async () => {
  const home =
    '\uFEFF# mine\r\n[global]\r\nak=A\r\n; old\r\nsk = S=1\r\nsecurity_token=T\r\ndomain_id=D\r\n' +
    'iam_endpoint=https://iam.eu.example.test/\r\nnonsense\r\n[other]\r\nak=B\r\n';
  expect(await find({home})).toMatchObject({
    credentials: {kind: 'aksk', accessKey: 'A', secretKey: 'S=1', securityToken: 'T', domainId: 'D'},
    iamEndpoint: 'https://iam.eu.example.test',
  });
});

describe('half a pair is a mistake', () => {
  test.each<readonly [string, Options, string]>([
    ['SDK key without secret', {env: {HUAWEICLOUD_SDK_AK: 'a', ...terraform}}, 'HUAWEICLOUD_SDK_SK is not'],
    ['SDK secret without key', {env: {HUAWEICLOUD_SDK_SK: 'a'}}, 'HUAWEICLOUD_SDK_AK is not'],
    ['HW key without secret', {env: {HW_ACCESS_KEY: 'a'}, home: file}, 'HW_SECRET_KEY is not'],
    ['HW secret without key', {env: {HW_SECRET_KEY: 'a'}}, 'HW_ACCESS_KEY is not'],
    ['file without sk', {home: '[global]\nak=a\n'}, 'sk is not'],
  ])('%s', async (_case, options, message) => {
    await expect(find(options)).rejects.toMatchObject({name: 'ConfigError', message: expect.stringContaining(message)});
  });
});

describe('secrets that cannot be used are named and not shown', () => {
  test.each<readonly [string, Options, string]>([
    ['two words', {env: {HW_AUTH_TOKEN: 'Bearer hunter2'}}, 'HW_AUTH_TOKEN holds a space'],
    ['a line break inside', {env: {HUAWEICLOUD_SDK_AK: 'a', HUAWEICLOUD_SDK_SK: 'hunter2\nx'}}, 'HUAWEICLOUD_SDK_SK'],
    ['an escape sequence', {env: {OS_AUTH_TOKEN: 'hunter2\u001b[2J'}}, 'OS_AUTH_TOKEN holds a space'],
    ['a letter beyond ASCII', {env: {OS_AUTH_TOKEN: 'hunter2é'}}, 'OS_AUTH_TOKEN holds a space'],
    ['white space alone', {env: {OS_AUTH_TOKEN: ' \n'}}, 'OS_AUTH_TOKEN is empty'],
    ['a bad IAM endpoint', {home: `${file}iam_endpoint=http://u:hunter2@iam.test\n`}, 'iam_endpoint in'],
  ])('%s', async (_case, options, message) => {
    const error = await find(options).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({name: 'ConfigError', message: expect.stringContaining(message)});
    expect(JSON.stringify(error) + String(error)).not.toContain('hunter2');
  });
});

describe('token file', () => {
  test('wins over everything, is trimmed, and is read again each time', async () => {
    const where = await places({env: {HW_AUTH_TOKEN: 'no', ...sdk}, home: file, tokenFile: 'token'});
    const path = join(where.cwd, 'token');
    await writeFile(path, 'first-token\r\n', {mode: 0o600});
    const found = await findCredentials(where);
    expect(await found?.provide()).toEqual({kind: 'token', token: 'first-token'});
    expect(found).toMatchObject({source: 'token file token', warnings: []});

    await writeFile(path, 'renewed-token\n');
    expect(await found?.provide()).toEqual({kind: 'token', token: 'renewed-token'});

    await rm(path);
    await expect(found?.provide()).rejects.toMatchObject({
      name: 'ConfigError',
      message: `token file ${path} does not exist`,
    });
  });

  test.each([
    ['empty', '\n', 'is empty'],
    ['more than a token', '{"token": "hunter2"}', 'holds a space'],
  ])('refuses one that is %s', async (_case, text, message) => {
    const where = await places({tokenFile: 'token'});
    await writeFile(join(where.cwd, 'token'), text);
    await expect(findCredentials(where)).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining(message),
    });
  });

  test('a directory is refused', async () => {
    await expect(find({tokenFile: '.'})).rejects.toMatchObject({message: expect.stringContaining('it is a directory')});
  });

  test('a pipe is read once and kept', async () => {
    const where = await places({tokenFile: 'pipe'});
    const pipe = join(where.cwd, 'pipe');
    await promisify(execFile)('mkfifo', [pipe]);
    const [found] = await Promise.all([findCredentials(where), writeFile(pipe, 'piped-token\n')]);
    expect(await found?.provide()).toEqual({kind: 'token', token: 'piped-token'});
    expect(await found?.provide()).toEqual({kind: 'token', token: 'piped-token'});
    expect(found?.warnings).toEqual([]);
  });

  test('- is standard input, read once', async () => {
    const found = await find({tokenFile: '-', stdin: Readable.from(['piped-', 'token\n'])});
    expect(found).toMatchObject({credentials: {token: 'piped-token'}, source: 'token on standard input'});
    expect(await found?.provide()).toEqual({kind: 'token', token: 'piped-token'});
  });

  test('- is refused where standard input is a terminal', async () => {
    const stdin = Object.assign(Readable.from(['x']), {isTTY: true});
    await expect(find({tokenFile: '-', stdin})).rejects.toMatchObject({
      message: '--token-file -: standard input is a terminal',
    });
  });
});

describe('files that others can read', () => {
  test.each([
    ['owner only', 0o600, 'linux', 0],
    ['read only', 0o400, 'linux', 0],
    ['group', 0o640, 'linux', 1],
    ['everybody', 0o644, 'darwin', 1],
    ['Windows has no such modes', 0o666, 'win32', 0],
  ] as const)('%s', async (_case, mode, platform, count) => {
    const found = await find({home: file, mode, platform});
    expect(found?.warnings).toHaveLength(count);
    for (const warning of found?.warnings ?? []) {
      expect(warning).toMatch(/credentials can be read by other users; protect it with: chmod 600 \//);
    }
  });

  test('a token file, too', async () => {
    const where = await places({tokenFile: 'token'});
    await writeFile(join(where.cwd, 'token'), 'abc', {mode: 0o644});
    await chmod(join(where.cwd, 'token'), 0o644);
    expect((await findCredentials(where))?.warnings).toEqual([expect.stringContaining('token can be read by other')]);
  });
});

test('the error without credentials and the README name every place', () => {
  for (const name of ['--token-file', 'HW_AUTH_TOKEN', 'HUAWEICLOUD_SDK_SECURITY_TOKEN', 'HW_DOMAIN_ID', '[global]']) {
    expect(missingCredentials().hint).toContain(name);
    expect(credentialPlacesMarkdown()).toContain(name);
  }
});
