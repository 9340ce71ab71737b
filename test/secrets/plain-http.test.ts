import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {startDemoServer} from '../../source/demo/server/server.ts';
import {startRefusingProxy} from '../helpers/network/refusing-proxy.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {type BuiltOptions, runBuilt} from '../helpers/terminal/built-program.ts';
import {secrets} from './leaks.ts';

type Run = {readonly args: readonly string[]; readonly env?: BuiltOptions['env']; readonly file?: string};

/** The ways to name an address; `url` is one of plain http. */
const ways: Readonly<Record<string, (url: string) => Run>> = {
  '--endpoint': url => ({args: ['get', '--endpoint', url]}),
  'the endpoint of the monitor': url => ({args: ['--plain', '--endpoint', url]}),
  UCS_ENDPOINT: url => ({args: ['get'], env: {UCS_ENDPOINT: url}}),
  '--iam-endpoint': url => ({args: ['get', '--iam-endpoint', url]}),
  IAM_ENDPOINT: url => ({args: ['get'], env: {IAM_ENDPOINT: url}}),
  'iam_endpoint of the credentials file': url => ({
    args: ['get'],
    file: `[global]\nak=A\nsk=${secrets.secretKey}\niam_endpoint=${url}\n`,
  }),
};

test.each(Object.entries(ways))(
  'plain http to anywhere but loopback is refused before any request: %s',
  async (_name, way) => {
    const [home, proxy, server] = await Promise.all([
      temporaryDirectory(),
      startRefusingProxy(null),
      startDemoServer({scenario: 'sample'}),
    ]);
    onTestFinished(server.close);
    // An address that is not loopback by its form, and yet leads to a server here that writes down who comes.
    const url = server.url.replace('127.0.0.1', '0.0.0.0');
    expect((await fetch(`${url}/v1/clusters`)).status).toBe(200);
    const {args, env, file} = way(url);
    if (file !== undefined) {
      await mkdir(join(home, '.huaweicloud'));
      await writeFile(join(home, '.huaweicloud', 'credentials'), file, {mode: 0o600});
    }
    const credentials = file === undefined ? {HW_AUTH_TOKEN: secrets.token} : {};
    const proxies = {HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url};
    const run = await runBuilt(args, {env: {HOME: home, ...credentials, ...proxies, ...env}});
    expect(run).toMatchObject({code: 2, stdout: '', stderr: expect.stringContaining('plain http would send')});
    expect(proxy.asked).toEqual([]);
    expect(server.requests).toHaveLength(1);
  },
);
