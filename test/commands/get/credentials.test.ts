import {chmod, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {runProgram} from '../../helpers/run-cli.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';
import {serve} from './get-server.ts';

describe('credentials', () => {
  const auth = {tokens: ['good-token'], keys: [{accessKey: 'AK', secretKey: 'SK', domainId: 'domain-1'}]};

  test('a token', async () => {
    const {get} = await serve({scenario: 'sample', auth});
    expect((await get([], {env: {HW_AUTH_TOKEN: 'good-token'}})).code).toBe(0);
    const {code, stdout, stderr} = await get([], {env: {HW_AUTH_TOKEN: 'bad-token'}});
    expect({code, stdout}).toEqual({code: 5, stdout: ''});
    expect(stderr).not.toContain('bad-token');
  });

  test('on standard input', async () => {
    const {get} = await serve({scenario: 'sample', auth});
    expect((await get(['--token-file', '-'], {input: 'good-token\n'})).code).toBe(0);
    expect(await get(['--token-file', '-'], {inputIsTty: true})).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('standard input is a terminal'),
    });
  });

  test('AK/SK, the domain id looked up at IAM', async () => {
    const {get, url, requests} = await serve({scenario: 'sample', auth});
    const env = {HUAWEICLOUD_SDK_AK: 'AK', HUAWEICLOUD_SDK_SK: 'SK', IAM_ENDPOINT: url};
    expect((await get([], {env})).code).toBe(0);
    expect(requests.filter(({path}) => path === '/v3/auth/domains')).toHaveLength(1);
  });

  test('a warning does not change the result', async () => {
    const {get} = await serve({scenario: 'sample', auth});
    const cwd = await temporaryDirectory();
    await writeFile(join(cwd, 'token'), 'good-token\n');
    await chmod(join(cwd, 'token'), 0o644);
    expect(await get(['--token-file', 'token'], {cwd})).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^ucs-gitops: warning: .*token can be read by other users/),
    });
  });

  test('none is an error that says what to do, except for a server on this machine', async () => {
    expect(await runProgram(['get', '--endpoint', 'https://ucs.example.test'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^ucs-gitops: no credentials found\n(.*\n)+.*ucs-gitops demo\n$/),
    });
  });
});
