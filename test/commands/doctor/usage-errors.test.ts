import {describe, expect, test} from 'vitest';
import {runProgram} from '../../helpers/run-cli.ts';
import {linesOf, serve, utf8} from './doctor-server.ts';

describe('what is wrong before anything is asked', () => {
  type Env = Readonly<Record<string, string>>;

  test.each<readonly [string, readonly string[], Env, string, string]>([
    ['a proxy that is none', [], {HTTPS_PROXY: 'socks5://a.test'}, 'proxy', 'HTTPS_PROXY names a socks5 proxy'],
    ['a CA file that is not there', ['--ca-file', 'missing.pem'], {}, 'CA file', 'there is no such file'],
    ['a token file that is not there', ['--token-file', 'missing'], {}, 'credentials', 'missing does not exist'],
    ['half a pair', [], {HW_ACCESS_KEY: 'a'}, 'credentials', 'HW_SECRET_KEY is not\nSet HW_SECRET_KEY too'],
  ])('%s: 2, and nothing is asked', async (_case, args, env, topic, text) => {
    const {doctor, requests} = await serve();
    const {code, failures} = await doctor(args, {env: {...utf8, ...env}});
    expect(failures).toEqual([['fail', topic, expect.stringContaining(text)]]);
    expect(code).toBe(2);
    expect(requests).toEqual([]);
  });

  test('no credentials for a server elsewhere: 2', async () => {
    const {code, stdout} = await runProgram(['doctor', '--endpoint', 'https://ucs.example.test']);
    expect(code).toBe(2);
    expect(linesOf(stdout).at(-1)).toEqual([
      'fail',
      'credentials',
      expect.stringMatching(/^no credentials found\n(.*\n)+/),
    ]);
  });
});
