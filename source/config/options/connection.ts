import {parseEndpoint} from '../endpoint.ts';
import {type CommandName, option} from './row.ts';
import {nonEmpty, oneOf, parseDuration} from './values.ts';

/** Huawei Cloud's two sites, each with a UCS of its own. */
export const siteEndpoints = {cn: 'https://ucs.myhuaweicloud.com', intl: 'https://ucs-intl.myhuaweicloud.com'} as const;

/** Where the account's domain id is looked up by default. */
export const defaultIamEndpoint = 'https://iam.myhuaweicloud.com';

const connecting: readonly CommandName[] = ['monitor', 'get', 'wait', 'doctor'];

/** Which API to use, and with what. A part of the table in `options.ts`. */
export const connectionOptions = {
  endpoint: option({
    flag: '--endpoint',
    placeholder: 'URL',
    env: ['UCS_ENDPOINT'],
    description: 'address of the UCS API',
    defaultText: siteEndpoints.cn,
    commands: connecting,
    parse: parseEndpoint,
  }),
  site: option({
    flag: '--site',
    placeholder: 'cn|intl',
    description: `instead of an address: the Chinese mainland site or the international one (${siteEndpoints.intl})`,
    defaultText: 'cn',
    commands: connecting,
    parse: oneOf(['cn', 'intl']),
  }),
  iamEndpoint: option({
    flag: '--iam-endpoint',
    placeholder: 'URL',
    env: ['IAM_ENDPOINT'],
    description: 'address of IAM, asked for the account (domain) id when AK/SK come without one',
    defaultText: defaultIamEndpoint,
    commands: connecting,
    parse: parseEndpoint,
  }),
  tokenFile: option({
    flag: '--token-file',
    placeholder: 'FILE',
    description: 'file with an IAM token, read anew so that a renewed one is used; - is standard input',
    commands: connecting,
    parse: nonEmpty,
  }),
  caFile: option({
    flag: '--ca-file',
    placeholder: 'FILE',
    description: 'certificates (PEM) to trust besides the usual ones',
    commands: connecting,
    parse: nonEmpty,
  }),
  requestTimeout: option({
    flag: '--request-timeout',
    placeholder: 'DURATION',
    description: 'the longest a request may take',
    defaultText: '10s',
    commands: connecting,
    parse: parseDuration,
  }),
} as const;
