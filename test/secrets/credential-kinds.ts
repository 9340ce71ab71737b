import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {secrets} from './leaks.ts';

/** How a run of the program gets its credentials: what it has to be started with. */
export type GivenCredentials = {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly input: string;
};

const {token, secretKey, securityToken} = secrets;

function given(parts: Partial<GivenCredentials>): GivenCredentials {
  return {args: [], env: {}, input: '', ...parts};
}

/** Every way to hand over secrets; `home` is a directory for the files that some need. */
export const credentialKinds: Readonly<Record<string, (home: string) => GivenCredentials>> = {
  'a token in a variable': () => given({env: {HW_AUTH_TOKEN: token}}),
  'a token in a file': home => {
    const file = join(home, 'iam');
    writeFileSync(file, `${token}\n`, {mode: 0o600});
    return given({args: ['--token-file', file]});
  },
  'a token on standard input': () => given({args: ['--token-file', '-'], input: token}),
  'temporary keys in variables': () =>
    given({
      env: {
        HUAWEICLOUD_SDK_AK: 'ACCESSKEYOFATEST',
        HUAWEICLOUD_SDK_SK: secretKey,
        HUAWEICLOUD_SDK_SECURITY_TOKEN: securityToken,
        HUAWEICLOUD_SDK_DOMAIN_ID: 'domain-of-a-test',
      },
    }),
  'temporary keys in the credentials file': home => {
    mkdirSync(join(home, '.huaweicloud'));
    const lines = [
      '[global]',
      'ak=ACCESSKEYOFATEST',
      `sk=${secretKey}`,
      `security_token=${securityToken}`,
      'domain_id=d',
    ];
    writeFileSync(join(home, '.huaweicloud', 'credentials'), lines.join('\n'), {mode: 0o600});
    return given({env: {HOME: home}});
  },
};
