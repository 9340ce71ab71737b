import {ucsFailure} from '../errors/words.ts';
import type {Credentials} from './options.ts';
import {signRequest} from './sign.ts';

/** The values that must not show in any message. */
export function secretsOf(credentials: Credentials | null): string[] {
  if (credentials === null) {
    return [];
  }
  return credentials.kind === 'token'
    ? [credentials.token]
    : [credentials.secretKey, credentials.securityToken ?? ''].filter(secret => secret !== '');
}

// fetch would quote a value that no header can carry, so it must not come that far.
function checked(name: string, value: string): string {
  if (!/^[!-~]+$/.test(value)) {
    throw ucsFailure({
      kind: 'auth',
      message: `the ${name} is ${value === '' ? 'empty' : 'not one line of plain ASCII without blanks'}`,
      hint: `Check where the ${name} comes from: it may be cut off or hold a line break.`,
    });
  }
  return value;
}

function signedHeaders(url: string, keys: Credentials & {readonly kind: 'aksk'}, now: number) {
  const headers: Record<string, string> = {Host: new URL(url).host};
  if (keys.domainId !== null) {
    headers['X-Domain-Id'] = checked('domain id', keys.domainId);
  }
  if (keys.securityToken !== null) {
    headers['X-Security-Token'] = checked('security token', keys.securityToken);
  }
  checked('access key', keys.accessKey);
  // fetch writes Host itself, with this very value.
  const {Host: _, ...toSend} = signRequest({method: 'GET', url, headers}, keys, now).headers;
  return toSend;
}

/**
 * The headers that authorise a GET of a global service: `X-Auth-Token`, or a signature made at `now` (epoch ms) that
 * covers host, domain id and date. Throws `FeedFailure` of kind `auth` for values that no header can carry.
 */
export function authHeaders(
  url: string,
  credentials: Credentials | null,
  now: number,
): Readonly<Record<string, string>> {
  if (credentials === null) {
    return {};
  }
  return credentials.kind === 'token'
    ? {'X-Auth-Token': checked('token', credentials.token)}
    : signedHeaders(url, credentials, now);
}
