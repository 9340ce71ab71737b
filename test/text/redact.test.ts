import {expect, test} from 'vitest';
import {publicText, redact} from '../../source/text/redact.ts';

const mark = '[redacted]';

test.each([
  ['a known secret', 'key s3cr3t-of-mine!', ['s3cr3t-of-mine!'], `key ${mark}`],
  ['a known secret, twice', 'a=topsecret b=topsecret', ['topsecret'], `a=${mark} b=${mark}`],
  [
    'the beginning of a long one',
    'token 0123456789abcdef... is bad',
    ['0123456789abcdefghijklmnop'],
    `token ${mark} is bad`,
  ],
  ['characters that mean something to a pattern', 'x (a.b*c+d?e$f) y', ['(a.b*c+d?e$f)'], `x ${mark} y`],
  ['an empty secret', 'nothing to hide', [''], 'nothing to hide'],
  ['one too short to be one', 'a banana', ['a'], 'a banana'],
  ['one in a URL', 'q=MII%2babc%2Fdef%3D is bad', ['MII+abc/def='], `q=${mark} is bad`],
  ['one in a JSON text', '{"a":"MII+abc\\/def="}', ['MII+abc/def='], `{"a":"${mark}"}`],
  ['one in HTML', '<b>MII&#43;abc&#x2F;def&#61;ghi</b>', ['MII+abc/def=ghi'], `<b>${mark}`],
  ['one in base64', 'Basic dTpNSUkrYWJjL2RlZj0= here', ['MII+abc/def='], `Basic ${mark} here`],
  ['one in base64url', 'Basic eE1JSSthYmMvZGVmPQ here', ['MII+abc/def='], `Basic ${mark} here`],
  [
    'annotations and what follows',
    '{"metadata":{"name":"a","annotations":{"k":"v"},"x":1}}',
    [],
    `{"metadata":{"name":"a","annotations": ${mark}`,
  ],
  ['annotations in a text', '"{\\"annotations\\": {}}"', [], `"{\\"annotations\\": ${mark}`],
  ['a kubeconfig', 'bad kubeconfig: apiVersion', [], `bad kubeconfig: ${mark}`],
  ['a key of a kubeconfig', 'client-key-data: LS0tLS1\nname: a', [], `client-key-data: ${mark}\nname: a`],
  ['a PEM text', 'got -----BEGIN PRIVATE KEY-----\nabc', [], `got ${mark}`],
  ['a JSON Web Token', 'jwt eyJhbGciOi.eyJzdWIi.c2ln is bad', [], `jwt ${mark} is bad`],
  [
    'a header in an echoed request',
    'host:h|x-security-token:abc/+=|x-sdk-date:d',
    [],
    `host:h|x-security-token:${mark}|x-sdk-date:d`,
  ],
  ['a header with a blank', 'X-Auth-Token: abc is bad', [], `X-Auth-Token: ${mark} is bad`],
  ['a header in JSON', '{"x-subject-token": "abc", "a": 1}', [], `{"x-subject-token": "${mark}", "a": 1}`],
  ['an authorization with blanks', 'authorization:Bearer a b, c|host:h', [], `authorization:${mark}|host:h`],
  ['a cookie', 'Set-Cookie: session=1; Path=/\nnext', [], `Set-Cookie: ${mark}\nnext`],
  [
    'a signature on its own',
    'SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=0af1',
    [],
    `SDK-HMAC-SHA256 Access=${mark}, SignedHeaders=host, Signature=${mark}`,
  ],
  ['a bearer on its own', 'got Bearer abc.def', [], `got Bearer ${mark}`],
  ['a password in a URL', 'connect to http://me:pass@proxy:3128/', [], `connect to http://${mark}@proxy:3128/`],
  ['what looks like a token', `bad ${'MIIabc0+/'.repeat(20)}==`, [], `bad ${mark}`],
  ['a word about a header', 'x-auth-token not found', [], 'x-auth-token not found'],
  ['nothing of the kind', 'cluster 0af1 not found at https://h/v1', [], 'cluster 0af1 not found at https://h/v1'],
])('%s', (_, text, secrets, expected) => {
  expect(redact(text, secrets)).toBe(expected);
});

test('text for people is one line, and cut only after the secrets are out', () => {
  expect(publicText(' a\n\tb  c ', [])).toBe('a b c');
  const text = publicText(`${'x '.repeat(145)}topsecret-topsecret`, ['topsecret-topsecret']);
  expect(text.length).toBeLessThanOrEqual(300);
  expect(text).not.toContain('topsecret');
});

test('a body of megabytes costs no more than a page', () => {
  expect(publicText('authorization: '.repeat(1_000_000), [])).toBe(`authorization: ${mark}`);
});
