import {parseDuration} from './duration-option.ts';
import {parseEndpoint} from './endpoint.ts';
import {type CommandName, commandNames, type OptionRow, option} from './option-row.ts';
import {nameList, nonEmpty, numberBetween, oneOf, switchedOn, wholeNumber} from './option-values.ts';

/** How `get` prints what it found. */
export const outputFormats = ['table', 'wide', 'json', 'raw'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** Huawei Cloud's two sites, each with a UCS of its own. */
export const siteEndpoints = {cn: 'https://ucs.myhuaweicloud.com', intl: 'https://ucs-intl.myhuaweicloud.com'} as const;

/** How slowly and how fast a recording can be played. */
export const speedLimits = {slowest: 0.25, fastest: 64} as const;

/** Where the account's domain id is looked up unless told otherwise. */
export const defaultIamEndpoint = 'https://iam.myhuaweicloud.com';

/** How the screens are coloured: `light` for a light background, `colorblind` without red and green, `high-contrast` for any. */
export const themeNames = ['default', 'light', 'colorblind', 'high-contrast'] as const;
export type ThemeName = (typeof themeNames)[number];

const asking: readonly CommandName[] = ['monitor', 'get', 'wait', 'doctor'];
const polling: readonly CommandName[] = ['monitor', 'wait', 'demo'];
const screens: readonly CommandName[] = ['monitor', 'wait', 'replay', 'demo'];
const watching: readonly CommandName[] = ['monitor', 'demo'];
// What decides how a terminal is used; doctor tells about it.
const drawing: readonly CommandName[] = [...screens, 'doctor'];
// Those that do any work.
const configured: readonly CommandName[] = commandNames.filter(name => name !== 'completion');

/**
 * Every option, once. The command line, `--help` and the README's table are made from it. Secrets are no options:
 * they would stand in the process list.
 */
export const options = {
  endpoint: option({
    flag: '--endpoint',
    placeholder: 'URL',
    env: ['UCS_ENDPOINT'],
    description: 'address of the UCS API',
    defaultText: siteEndpoints.cn,
    commands: asking,
    parse: parseEndpoint,
  }),
  site: option({
    flag: '--site',
    placeholder: 'cn|intl',
    description: `instead of an address: the Chinese mainland site or the international one (${siteEndpoints.intl})`,
    defaultText: 'cn',
    commands: asking,
    parse: oneOf(['cn', 'intl']),
  }),
  iamEndpoint: option({
    flag: '--iam-endpoint',
    placeholder: 'URL',
    env: ['IAM_ENDPOINT'],
    description: 'address of IAM, asked for the account (domain) id when AK/SK come without one',
    defaultText: defaultIamEndpoint,
    commands: asking,
    parse: parseEndpoint,
  }),
  tokenFile: option({
    flag: '--token-file',
    placeholder: 'FILE',
    description: 'file with an IAM token, read anew so that a renewed one is used; - is standard input',
    commands: asking,
    parse: nonEmpty,
  }),
  caFile: option({
    flag: '--ca-file',
    placeholder: 'FILE',
    description: 'certificates (PEM) to trust besides the usual ones',
    commands: asking,
    parse: nonEmpty,
  }),
  requestTimeout: option({
    flag: '--request-timeout',
    placeholder: 'DURATION',
    description: 'the longest a request may take',
    defaultText: '10s',
    commands: asking,
    parse: parseDuration,
  }),
  logFile: option({
    flag: '--log-file',
    placeholder: 'FILE',
    env: ['UCS_GITOPS_LOG_FILE'],
    description: 'append what happens to a file, one JSON object a line; never a secret',
    commands: ['monitor', 'get', 'wait', 'demo'],
    parse: nonEmpty,
  }),
  interval: option({
    flag: '--interval',
    placeholder: 'DURATION',
    description: 'time between two polls, 2s or more',
    defaultText: '5s; 2s in the demo',
    commands: polling,
    parse: parseDuration,
  }),
  record: option({
    flag: '--record',
    placeholder: 'FILE',
    description: 'write every answer to this file, for replay; one that is a recording already goes on',
    commands: polling,
    parse: nonEmpty,
  }),
  speed: option({
    flag: '--speed',
    placeholder: 'N',
    description: `how many times as fast as it was recorded, from ${speedLimits.slowest} to ${speedLimits.fastest}`,
    defaultText: '1',
    commands: ['replay'],
    parse: numberBetween(speedLimits.slowest, speedLimits.fastest),
  }),
  plain: option({
    flag: '--plain',
    description: 'print a line per change instead of the full screen',
    defaultText: 'on where the output is no terminal',
    commands: drawing,
    parse: switchedOn,
  }),
  ascii: option({
    flag: '--ascii',
    description: 'draw with ASCII alone, where borders look broken or too wide',
    defaultText: 'on where the locale is not UTF-8',
    commands: drawing,
    parse: switchedOn,
  }),
  noColor: option({
    flag: '--no-color',
    env: ['NO_COLOR'],
    description: 'no colours',
    defaultText: 'on where TERM is dumb',
    commands: drawing,
    parse: switchedOn,
  }),
  theme: option({
    flag: '--theme',
    placeholder: 'NAME',
    description: `colours: ${themeNames.join(', ')} (light is for a light background, high-contrast for any)`,
    defaultText: 'default',
    commands: screens,
    parse: oneOf(themeNames),
  }),
  fullRedraw: option({
    flag: '--full-redraw',
    description: 'draw every frame whole, for terminals on which remains of older frames stay',
    commands: screens,
    parse: switchedOn,
  }),
  noTitle: option({
    flag: '--no-title',
    description: 'leave the title of the terminal alone, instead of showing the cluster there',
    commands: ['monitor', 'replay', 'demo'],
    parse: switchedOn,
  }),
  bell: option({
    flag: '--bell',
    description: 'ring the bell of the terminal when a cluster is enabled or fails',
    commands: watching,
    parse: switchedOn,
  }),
  notify: option({
    flag: '--notify',
    description: 'have the terminal show a notification (OSC 9) when a cluster is enabled or fails',
    commands: watching,
    parse: switchedOn,
  }),
  timeout: option({
    flag: '--timeout',
    placeholder: 'DURATION',
    description: 'the longest to wait',
    defaultText: '10m',
    commands: ['wait'],
    parse: parseDuration,
  }),
  stableFor: option({
    flag: '--stable-for',
    placeholder: 'DURATION',
    description: 'how long every pod has to stay well, without a restart',
    defaultText: '10s',
    commands: ['wait'],
    parse: parseDuration,
  }),
  failGrace: option({
    flag: '--fail-grace',
    placeholder: 'DURATION',
    description: 'how long a pod has to have failed before the wait fails',
    defaultText: '60s',
    commands: ['wait'],
    parse: parseDuration,
  }),
  failFast: option({
    flag: '--fail-fast',
    description: 'fail at the first sight of a failed pod',
    commands: ['wait'],
    parse: switchedOn,
  }),
  expect: option({
    flag: '--expect',
    placeholder: 'APPS',
    description: 'apps of which a pod has to be there, e.g. source-controller,helm-controller',
    commands: ['wait'],
    parse: nameList,
  }),
  output: option({
    flag: '--output',
    short: '-o',
    placeholder: 'FORMAT',
    description: `how to print: ${outputFormats.join(', ')}`,
    defaultText: 'table',
    commands: ['get'],
    parse: oneOf(outputFormats),
  }),
  scenario: option({
    flag: '--scenario',
    placeholder: 'NAME',
    description: 'what the embedded server plays',
    defaultText: 'rollout',
    commands: ['demo'],
    parse: nonEmpty,
  }),
  seed: option({
    flag: '--seed',
    placeholder: 'N',
    description: 'the same number gives the same course of events',
    defaultText: '1',
    commands: ['demo'],
    parse: wholeNumber(0, 2 ** 32 - 1),
  }),
  fault: option({
    flag: '--fault',
    placeholder: 'NAME',
    description: 'what goes wrong with the embedded server',
    defaultText: 'nothing',
    commands: ['demo'],
    parse: nonEmpty,
  }),
  serve: option({
    flag: '--serve',
    description: 'only serve the API, for other programs to ask',
    commands: ['demo'],
    parse: switchedOn,
  }),
  port: option({
    flag: '--port',
    placeholder: 'N',
    description: 'port of --serve',
    defaultText: 'any that is free',
    commands: ['demo'],
    parse: wholeNumber(0, 65_535),
  }),
  config: option({
    flag: '--config',
    placeholder: 'FILE',
    description: 'options, profiles and names of clusters to start from (JSON)',
    defaultText: '~/.config/ucs-gitops/config.json',
    commands: configured,
    inConfig: false,
    parse: nonEmpty,
  }),
  profile: option({
    flag: '--profile',
    placeholder: 'NAME',
    description: 'part of the config file that goes before the rest of it',
    defaultText: 'the one that the file names',
    commands: configured,
    inConfig: false,
    parse: nonEmpty,
  }),
} as const;

/** The rows in the order in which the help shows them. */
export const optionRows: readonly OptionRow<unknown>[] = Object.values(options);

/** The rows that a command takes. */
export function optionsOf(command: CommandName): readonly OptionRow<unknown>[] {
  return optionRows.filter(row => row.commands.includes(command));
}
