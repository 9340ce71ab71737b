import {expect, test} from 'vitest';
import {encodeRfc3986} from '../../../source/text/percent.ts';
import {canonicalRequest} from '../../../source/ucs/http/sign.ts';

function lineOf(url: string, line: number): string | undefined {
  return canonicalRequest({method: 'GET', url, headers: {}, bodyHash: ''}).split('\n')[line];
}

test.each([
  ['letters, digits and -_.~ stay', 'aZ09-_.~', 'aZ09-_.~'],
  ['what encodeURIComponent leaves alone', "!'()*", '%21%27%28%29%2A'],
  ['a blank and a plus', 'a b+c', 'a%20b%2Bc'],
  ['a base64 token', 'eyJ2IjoiPz8/Ijo+fQ==', 'eyJ2IjoiPz8%2FIjo%2BfQ%3D%3D'],
  ['Chinese', '集群', '%E9%9B%86%E7%BE%A4'],
  ['half a surrogate pair', 'a\ud800', 'a%EF%BF%BD'],
])('encodes %s', (_, text, encoded) => {
  expect(encodeRfc3986(text)).toBe(encoded);
});

test.each([
  ['no path', 'https://host', '/'],
  ['no slash at the end', 'https://host/v1/clusters', '/v1/clusters/'],
  ['a slash at the end', 'https://host/v1/clusters/', '/v1/clusters/'],
  ['what is escaped is escaped once', 'https://host/a%20b%2Fc', '/a%20b%2Fc/'],
  ['what should have been escaped', "https://host/it's", '/it%27s/'],
  ['a percent sign that escapes nothing', 'https://host/100%', '/100%25/'],
])('path: %s', (_, url, path) => {
  expect(lineOf(url, 1)).toBe(path);
});

test.each([
  ['none', 'https://host/', ''],
  ['sorted by name, capitals first', 'https://host/?b=1&a=2&C=3', 'C=3&a=2&b=1'],
  ['sorted by value for one name', 'https://host/?a=2&a=10&a=1', 'a=1&a=10&a=2'],
  ['no value', 'https://host/?flag&empty=', 'empty=&flag='],
  ['an equals sign in the value', 'https://host/?continue=abc==', 'continue=abc%3D%3D'],
  ['an escaped value', 'https://host/?continue=a%2Bb%2Fc%3D', 'continue=a%2Bb%2Fc%3D'],
])('query: %s', (_, url, query) => {
  expect(lineOf(url, 2)).toBe(query);
});

test('headers are trimmed, in lower case and in order', () => {
  const headers = {'X-Sdk-Date': ' 20251105T034806Z ', Host: 'ucs.example.test:8443'};
  expect(canonicalRequest({method: 'get', url: 'https://ucs.example.test:8443', headers, bodyHash: 'hash'})).toBe(
    'GET\n/\n\nhost:ucs.example.test:8443\nx-sdk-date:20251105T034806Z\n\nhost;x-sdk-date\nhash',
  );
});
