import {expect, test} from 'vitest';
import {isLoopback, parseEndpoint} from '../../source/config/endpoint.ts';
import {thrownBy} from '../helpers/thrown.ts';

test.each([
  ['https://ucs.myhuaweicloud.com', 'https://ucs.myhuaweicloud.com'],
  ['https://ucs.myhuaweicloud.com/', 'https://ucs.myhuaweicloud.com'],
  ['HTTPS://UCS.example.test:8443/gateway//', 'https://ucs.example.test:8443/gateway'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['http://127.8.9.10', 'http://127.8.9.10'],
  ['http://[::1]:8080/', 'http://[::1]:8080'],
  ['http://localhost:8080', 'http://localhost:8080'],
])('%s is the endpoint %s', (text, endpoint) => {
  expect(parseEndpoint(text, '--endpoint')).toBe(endpoint);
});

test.each([
  ['no scheme', 'ucs.example.test', 'is not an http(s) URL', 'https://ucs.example.test.'],
  ['another scheme', 'ftp://ucs.example.test', 'is not an http(s) URL', 'https://'],
  ['empty', '', '"" is not an http(s) URL', 'https://ucs.myhuaweicloud.com.'],
  ['plain http', 'http://ucs.example.test', 'plain http would send the credentials', 'Use https://ucs.example.test.'],
  ['a look-alike of loopback', 'http://127.0.0.1.example.test', 'plain http', 'https://127.0.0.1.example.test'],
  ['a host below localhost', 'http://localhost.example.test', 'plain http', 'https://'],
  ['a query', 'https://ucs.example.test/a?b=c', 'has a query or a fragment', 'https://ucs.example.test/a.'],
  ['a fragment', 'https://ucs.example.test/#x', 'has a query or a fragment', 'https://ucs.example.test/.'],
])('refuses an endpoint with %s', (_case, text, message, hint) => {
  expect(() => parseEndpoint(text, '--endpoint')).toThrow(
    expect.objectContaining({
      name: 'ConfigError',
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    }),
  );
});

test.each(['https://admin:hunter2@ucs.example.test', 'http://admin:hunter2@ucs.example.test', 'x://a:hunter2@b'])(
  'never shows a password: %s',
  text => {
    const error = thrownBy(() => parseEndpoint(text, 'UCS_ENDPOINT'));
    expect(error).toMatchObject({name: 'ConfigError', message: expect.stringMatching(/^UCS_ENDPOINT: /)});
    expect(JSON.stringify(error) + String(error)).not.toContain('hunter2');
  },
);

test.each([
  ['https://127.0.0.1', true],
  ['http://localhost:1', true],
  ['http://[::1]', true],
  ['https://128.0.0.1', false],
  ['https://[::2]', false],
])('%s is loopback: %s', (url, expected) => {
  expect(isLoopback(url)).toBe(expected);
});
