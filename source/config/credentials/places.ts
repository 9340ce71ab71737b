import {ConfigError} from '../config-error.ts';

/** The names under which one source keeps AK/SK; variables or keys of a file. */
export type KeyNames = {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly securityToken: string;
  readonly domainId: string;
};

/** Variables that may hold an IAM token, the first counts. */
export const tokenVariables = ['HW_AUTH_TOKEN', 'OS_AUTH_TOKEN'] as const;

/** Variables that may hold AK/SK, the first pair counts. */
export const keyVariables: readonly KeyNames[] = [
  {
    accessKey: 'HUAWEICLOUD_SDK_AK',
    secretKey: 'HUAWEICLOUD_SDK_SK',
    securityToken: 'HUAWEICLOUD_SDK_SECURITY_TOKEN',
    domainId: 'HUAWEICLOUD_SDK_DOMAIN_ID',
  },
  {
    accessKey: 'HW_ACCESS_KEY',
    secretKey: 'HW_SECRET_KEY',
    securityToken: 'HW_SECURITY_TOKEN',
    domainId: 'HW_DOMAIN_ID',
  },
];

/** Every variable whose value is a secret. */
export const secretVariables: readonly string[] = [
  ...tokenVariables,
  ...keyVariables.flatMap(({secretKey, securityToken}) => [secretKey, securityToken]),
];

/** The keys of the credentials file. */
export const fileKeys: KeyNames = {
  accessKey: 'ak',
  secretKey: 'sk',
  securityToken: 'security_token',
  domainId: 'domain_id',
};

/** Every place that is searched, in order; for the help, the README and the error when nothing is found. */
export const credentialPlaces: readonly {readonly place: string; readonly holds: string}[] = [
  {place: '--token-file FILE', holds: 'an IAM token of the account (scope: domain)'},
  {place: tokenVariables.join(', '), holds: 'an IAM token'},
  ...keyVariables.map(names => ({
    place: `${names.accessKey} + ${names.secretKey}`,
    holds: `AK/SK; beside them ${names.securityToken} for temporary keys, and ${names.domainId}`,
  })),
  {
    place: '~/.huaweicloud/credentials, section [global]',
    holds: `${Object.values(fileKeys).join(', ')}, iam_endpoint`,
  },
];

/** The error for no credentials at all. Names variables that are set but empty, as these are the most likely cause. */
export function missingCredentials(env: Readonly<Record<string, string | undefined>> = {}): ConfigError {
  const looked = credentialPlaces.map(({place, holds}) => `  ${place}: ${holds}`).join('\n');
  const empty = secretVariables.filter(name => env[name] === '');
  const emptyText = empty.length === 0 ? '' : `\nSet, but empty: ${empty.join(', ')}.`;
  return new ConfigError(
    'no credentials found',
    `Looked at, in this order:\n${looked}${emptyText}\nSet one of them, or look around without any: ucs-gitops demo`,
  );
}
