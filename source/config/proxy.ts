import {unescape as decodePercent} from 'node:querystring';
import {ConfigError} from './config-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy that the environment names, as a URL, and the hosts that are reached without it. */
export type HttpProxy = {readonly url: string; readonly noProxy: string};

const proxyVariables = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY', 'http_proxy', 'HTTP_PROXY'] as const;

/** The first that is not empty: an empty lower-case variable does not hide the upper-case one. */
function first(env: Environment, names: readonly string[]): string | undefined {
  return names.find(name => env[name]);
}

function asUrl(text: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
}

/** The passwords of all proxies that the environment names, as they stand in their URLs and decoded. */
export function proxyPasswords(env: Environment): readonly string[] {
  return proxyVariables.flatMap(name => {
    const url = asUrl(env[name] ?? '');
    const {password} = URL.canParse(url) ? new URL(url) : {password: ''};
    return password === '' ? [] : [password, decodePercent(password)];
  });
}

/** The proxy for https. null: none. Throws `ConfigError` for one that cannot be used, without showing its password. */
export function proxyOf(env: Environment): HttpProxy | null {
  const name = first(env, proxyVariables);
  if (name === undefined) {
    return null;
  }
  const url = asUrl(env[name] ?? '');
  if (!URL.canParse(url)) {
    throw new ConfigError(`${name} is not the URL of a proxy`, 'Write it like http://proxy.example:3128.');
  }
  const {protocol} = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new ConfigError(
      `${name} names a ${protocol.slice(0, -1)} proxy, which is not supported`,
      `Use an http proxy, or list the UCS host in NO_PROXY and unset ${name} for this command.`,
    );
  }
  const noProxyName = first(env, ['no_proxy', 'NO_PROXY']);
  return {url, noProxy: noProxyName === undefined ? '' : (env[noProxyName] ?? '')};
}
