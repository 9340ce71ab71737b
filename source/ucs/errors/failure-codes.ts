import type {ErrorKind} from '../../rollout/feed/failure-kinds.ts';

/** What a failed connection or an answer cut short means, by the code of Node, OpenSSL or undici. */
export type FailureRow = {
  readonly codes: RegExp;
  readonly kind: ErrorKind;
  readonly meaning: string;
  readonly hint?: string;
};

const clockOrCertificate =
  "Check this machine's clock; if it is right, the server (or the proxy before it) needs a new one.";

/** The first row that fits counts. */
export const failureRows: readonly FailureRow[] = [
  {
    codes: /^(ENOTFOUND|EAI_\w+)$/,
    kind: 'network',
    meaning: 'the name of the host is not known',
    hint: 'Check --endpoint and the name service (DNS); behind a proxy set HTTPS_PROXY.',
  },
  {codes: /^ECONNREFUSED$/, kind: 'network', meaning: 'the connection was refused'},
  {
    codes: /^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/,
    kind: 'network',
    meaning: 'the connection broke before the answer was complete',
  },
  {
    codes: /^(EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM)$/,
    kind: 'network',
    meaning: 'there is no way to the host',
  },
  {
    codes: /^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/,
    kind: 'timeout',
    meaning: 'the host did not answer in time',
  },
  {
    codes: /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_\w+|CERT_UNTRUSTED|INVALID_CA)$/,
    kind: 'tls',
    meaning: 'the certificate is signed by nobody this machine trusts',
  },
  {codes: /^CERT_HAS_EXPIRED$/, kind: 'tls', meaning: 'the certificate has expired', hint: clockOrCertificate},
  {codes: /^CERT_NOT_YET_VALID$/, kind: 'tls', meaning: 'the certificate is not valid yet', hint: clockOrCertificate},
  {
    codes: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    kind: 'tls',
    meaning: 'the certificate is for another host',
    hint: 'Check the host name in --endpoint, and whether a proxy answers in its place.',
  },
  {
    codes: /^(EPROTO|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG)$/,
    kind: 'tls',
    meaning: 'the host does not speak TLS on this port',
    hint: 'Check the scheme (https or http) and the port of --endpoint and of HTTPS_PROXY.',
  },
  {codes: /^(ERR_SSL_\w+|ERR_TLS_\w+|CERT_\w+|CRL_\w+)$/, kind: 'tls', meaning: 'the TLS connection could not be made'},
  {codes: /^(UND_ERR_PRX_TLS|UND_ERR_SOCKS5\w*)$/, kind: 'proxy', meaning: 'no connection through the proxy'},
  {
    codes: /^(UND_ERR_HEADERS_OVERFLOW|HPE_HEADER_OVERFLOW)$/,
    kind: 'too-large',
    meaning: 'the headers of the answer are too large',
  },
  {
    codes: /^(HPE_\w+|HTTPParserError)$/,
    kind: 'shape',
    meaning: 'the answer is not HTTP',
    hint: 'Check the scheme (https or http) and the port of --endpoint.',
  },
  {
    codes: /^(Z_\w+|ERR__ERROR_\w+|ERR_BROTLI_\w+|ZSTD_\w+)$/,
    kind: 'shape',
    meaning: 'the answer could not be decompressed',
  },
];
