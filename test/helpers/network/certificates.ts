import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

// Keys for tests and nothing else. Made once with `openssl ca`: a CA whose own key was thrown away, and from it two
// certificates (P-256, for localhost and 127.0.0.1), one good from 2020 to 2120, the other for the first day of 2020.
const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/tls/${name}`, import.meta.url));
const read = (name: string): string => readFileSync(fixture(name), 'utf8');

/** Where the certificate of the test CA is, for `--ca-file`. */
export const testCaFile = fixture('ca.pem');

/** The certificate of the test CA, which nobody trusts unless told to (PEM). */
export function testCa(): string {
  return read('ca.pem');
}

/** What `startDemoServer({tls})` takes: a certificate of the test CA that is good, or one that is not any more. */
export function testCertificate(kind: 'server' | 'expired'): {readonly cert: string; readonly key: string} {
  return {cert: read(`${kind}.pem`), key: read(`${kind}-key.pem`)};
}
