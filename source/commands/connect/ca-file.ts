import {X509Certificate} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import tls from 'node:tls';
import {ConfigError, unreadable} from '../../config/config-error.ts';

/**
 * The certificates to trust when a CA file is given: those Node trusts anyway and those of the file (PEM).
 * Throws `ConfigError` when the file cannot be read or holds no certificate.
 */
export async function trustedCertificates(caFile: string, cwd: string): Promise<string[]> {
  const path = resolve(cwd, caFile);
  const pem = await readFile(path, 'utf8').catch((error: unknown) => {
    throw unreadable(`CA file ${path}`, error);
  });
  const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0) {
    throw new ConfigError(
      `CA file ${path} holds no certificate`,
      'It has to be PEM text with a line "-----BEGIN CERTIFICATE-----". DER files convert with: openssl x509 -inform der',
    );
  }
  try {
    return [...usualCertificates(), ...certificates.map(text => new X509Certificate(text).toString())];
  } catch {
    throw new ConfigError(`CA file ${path} holds a certificate that cannot be read`, 'Check it with: openssl x509 -in');
  }
}

/** Includes those of NODE_EXTRA_CA_CERTS where this version of Node can list them. */
function usualCertificates(): readonly string[] {
  return typeof tls.getCACertificates === 'function' ? tls.getCACertificates('default') : tls.rootCertificates;
}
