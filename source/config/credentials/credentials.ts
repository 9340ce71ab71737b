import {join} from 'node:path';
import type {Readable} from 'node:stream';
import type {Credentials} from '../../ucs/http/options.ts';
import {ConfigError} from '../config-error.ts';
import {parseEndpoint} from '../endpoint.ts';
import {fileKeys, type KeyNames, keyVariables, tokenVariables} from './places.ts';
import {readPrivateFile} from './private-file.ts';
import {checkSecret, openTokenFile, readTokenFromInput} from './token-file.ts';

/** Where to look for credentials. `tokenFile` is the option's value; `-` is standard input. */
export type CredentialsPlaces = {
  readonly tokenFile: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeDir: string;
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
  readonly stdin: Readable & {readonly isTTY?: boolean | undefined};
};

/** The credentials found first. `source` and `warnings` hold no secret. */
export type FoundCredentials = {
  /** The credentials as they are now; throws `ConfigError` when a token file became unreadable. */
  readonly provide: () => Promise<Credentials>;
  readonly source: string;
  /** From the credentials file; null where it says nothing or was not used. */
  readonly iamEndpoint: string | null;
  readonly warnings: readonly string[];
};

/** The first credentials there are. null: none anywhere. Throws `ConfigError` for those that cannot be used. */
export async function findCredentials(places: CredentialsPlaces): Promise<FoundCredentials | null> {
  return (
    (await fromTokenFile(places)) ?? fromTokenVariable(places) ?? fromKeyVariables(places) ?? (await fromFile(places))
  );
}

async function fromTokenFile({tokenFile, cwd, platform, stdin}: CredentialsPlaces): Promise<FoundCredentials | null> {
  if (tokenFile === null) {
    return null;
  }
  if (tokenFile === '-') {
    return fixed({kind: 'token', token: await readTokenFromInput(stdin)}, 'token on standard input');
  }
  const file = await openTokenFile(tokenFile, cwd, platform);
  return {
    provide: async () => ({kind: 'token', token: await file.read()}),
    source: `token file ${tokenFile}`,
    iamEndpoint: null,
    warnings: file.warning === null ? [] : [file.warning],
  };
}

function fromTokenVariable({env}: CredentialsPlaces): FoundCredentials | null {
  const name = tokenVariables.find(variable => env[variable]);
  return name === undefined
    ? null
    : fixed({kind: 'token', token: checkSecret(env[name] ?? '', name)}, `token in ${name}`);
}

function fromKeyVariables({env}: CredentialsPlaces): FoundCredentials | null {
  const label = (name: string) => `the environment variable ${name}`;
  for (const names of keyVariables) {
    const credentials = keyPair(names, name => env[name], label);
    if (credentials !== null) {
      return fixed(credentials, `AK/SK in ${names.accessKey} and ${names.secretKey}`);
    }
  }
  return null;
}

async function fromFile({homeDir, platform}: CredentialsPlaces): Promise<FoundCredentials | null> {
  const path = join(homeDir, '.huaweicloud', 'credentials');
  const file = await readPrivateFile(path, platform);
  const section = file === null ? null : readIniSection(file.text, 'global');
  if (file === null || section === null) {
    return null;
  }
  const label = (name: string) => `${name} in [global] of ${path}`;
  const credentials = keyPair(fileKeys, name => section.get(name), label);
  if (credentials === null) {
    return null;
  }
  const iamEndpoint = section.get('iam_endpoint');
  return {
    ...fixed(credentials, `AK/SK in ${path}`),
    iamEndpoint: iamEndpoint ? parseEndpoint(iamEndpoint, `iam_endpoint in ${path}`) : null,
    warnings: file.warning === null ? [] : [file.warning],
  };
}

/** AK/SK under these names. null: neither is there; one without the other is an error. */
function keyPair(
  names: KeyNames,
  read: (name: string) => string | undefined,
  label: (name: string) => string,
): Credentials | null {
  const value = (name: string): string | null => {
    const text = read(name);
    return text ? checkSecret(text, label(name)) : null;
  };
  const [accessKey, secretKey] = [value(names.accessKey), value(names.secretKey)];
  if (accessKey === null && secretKey === null) {
    return null;
  }
  if (accessKey === null || secretKey === null) {
    const [there, missing] =
      accessKey === null ? [names.secretKey, names.accessKey] : [names.accessKey, names.secretKey];
    throw new ConfigError(
      `${label(there)} is set, but ${missing} is not`,
      `Set ${missing} too, or unset ${there} so that the next source of credentials is used.`,
    );
  }
  return {
    kind: 'aksk',
    accessKey,
    secretKey,
    securityToken: value(names.securityToken),
    domainId: value(names.domainId),
  };
}

function fixed(credentials: Credentials, source: string): FoundCredentials {
  return {provide: async () => credentials, source, iamEndpoint: null, warnings: []};
}

/** The keys of one section of an INI text (`key = value`; lines of `#` and `;` are comments). null: no such section. */
function readIniSection(text: string, section: string): ReadonlyMap<string, string> | null {
  let values: Map<string, string> | null = null;
  let inside = false;
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) {
      continue;
    }
    if (line.startsWith('[')) {
      inside = line === `[${section}]`;
      values = inside ? (values ?? new Map()) : values;
      continue;
    }
    const equals = line.indexOf('=');
    if (inside && equals > 0) {
      values?.set(line.slice(0, equals).trim(), line.slice(equals + 1).trim());
    }
  }
  return values;
}
