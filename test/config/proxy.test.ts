import {expect, test} from 'vitest';
import {proxyOf} from '../../source/config/proxy.ts';
import {thrownBy} from '../helpers/thrown.ts';

const proxy = 'http://proxy.test:3128';

test.each<readonly [string, Record<string, string>, string | null, string]>([
  ['nothing set', {NO_PROXY: '*'}, null, ''],
  ['HTTPS_PROXY', {HTTPS_PROXY: proxy}, proxy, ''],
  ['lower case wins', {HTTPS_PROXY: 'http://other.test', https_proxy: proxy}, proxy, ''],
  ['an empty lower-case variable hides nothing', {https_proxy: '', HTTPS_PROXY: proxy}, proxy, ''],
  ['ALL_PROXY', {ALL_PROXY: proxy, HTTP_PROXY: 'http://other.test'}, proxy, ''],
  ['HTTP_PROXY as the last', {http_proxy: proxy}, proxy, ''],
  ['without a scheme', {HTTPS_PROXY: 'proxy.test:3128'}, proxy, ''],
  ['NO_PROXY comes along', {HTTPS_PROXY: proxy, no_proxy: '', NO_PROXY: '.test,10.0.0.1'}, proxy, '.test,10.0.0.1'],
])('%s', (_case, env, url, noProxy) => {
  expect(proxyOf(env)).toEqual(url === null ? null : {url, noProxy});
});

test.each([
  ['no URL', 'http://user:hunter2@:x', 'HTTPS_PROXY is not the URL of a proxy'],
  ['SOCKS', 'socks5://user:hunter2@proxy.test:1080', 'HTTPS_PROXY names a socks5 proxy, which is not supported'],
])('refuses %s without showing the password', (_case, url, message) => {
  const error = thrownBy(() => proxyOf({HTTPS_PROXY: url}));
  expect(error).toMatchObject({name: 'ConfigError', message});
  expect(JSON.stringify(error) + String(error)).not.toContain('hunter2');
});
