import {checkCluster} from '../cluster-argument.ts';
import {ConfigError} from '../config-error.ts';
import type {OptionRow} from '../options/row.ts';
import type {ThemeName} from '../options/screen.ts';
import type {ConfigFile} from '../options/sources.ts';
import {type Environment, firstWritten, type Given, optionSources} from '../options/sources.ts';
import {type OutputFormat, optionRows, options} from '../options/table.ts';
import {chooseEndpoint} from './endpoint.ts';
import {isUtf8Locale, isWideLocale} from './locale.ts';

/** All that flags, environment and config file say, checked, with the defaults filled in. Holds no secret. Durations in ms. */
export type Settings = {
  /** Ids or names, each once, aliases replaced by what they stand for; none means every cluster of the account. */
  readonly clusters: readonly string[];
  /** What people call clusters, by id or name. */
  readonly aliases: ConfigFile['aliases'];
  /** The config file that was read, and the profile chosen in it. */
  readonly config: Pick<ConfigFile, 'path' | 'profile'> | null;
  readonly endpoint: string;
  /** The flag, variable or key that named the endpoint; null: it is the default. */
  readonly endpointFrom: string | null;
  /** null: not given; the credentials file may name one. */
  readonly iamEndpoint: string | null;
  /** `none` asks without credentials, as the demo does. */
  readonly credentials: 'find' | 'none';
  readonly tokenFile: string | null;
  readonly caFile: string | null;
  readonly logFile: string | null;
  readonly requestTimeoutMs: number;
  readonly intervalMs: number;
  /** How long a pod has to have failed before its cluster is `failing`. */
  readonly failGraceMs: number;
  /** How long `wait` waits, and how long everything has to be well for it. */
  readonly timeoutMs: number;
  readonly stableForMs: number;
  /** Apps of which `wait` has to see a pod. */
  readonly expect: readonly string[];
  readonly plain: boolean;
  readonly ascii: boolean;
  readonly color: boolean;
  readonly theme: ThemeName;
  readonly fullRedraw: boolean;
  /** Whether the terminal's title shows the selected cluster. */
  readonly title: boolean;
  readonly bell: boolean;
  readonly notify: boolean;
  /** A Chinese, Japanese or Korean locale, where the help says what `--ascii` is for. */
  readonly wideLocale: boolean;
  /** Where to record what the API says; null: nowhere. */
  readonly record: string | null;
  /** How many times as fast as it was recorded. */
  readonly speed: number;
  readonly output: OutputFormat;
  /** null: the demo's default. */
  readonly scenario: string | null;
  readonly seed: number;
  /** null: nothing goes wrong in the demo. */
  readonly fault: string | null;
  readonly serve: boolean;
  /** null: any that is free. */
  readonly port: number | null;
  /** What a command without clusters was told, e.g. the file of `replay`; null: it takes nothing. */
  readonly argument: string | null;
  /** To be shown before the command starts. */
  readonly warnings: readonly string[];
};

/** Shortest time between two polls of a cluster, ms. */
const shortestIntervalMs = 2000;

/** Settings from flags, environment and config file, in this order. Throws `ConfigError` for anything that cannot be meant. */
export function readSettings(
  given: Given,
  env: Environment,
  platform: NodeJS.Platform,
  file: ConfigFile | null = null,
): Settings {
  checkCommand(given);
  const sources = optionSources(given, env, file);
  const read = <Value>(row: OptionRow<Value>): Value | null => {
    const written = firstWritten(sources, row);
    return written === null ? null : row.parse(written.text, written.name);
  };
  const flagged = (row: OptionRow<boolean>): boolean => read(row) ?? false;
  const interval = read(options.interval) ?? (given.command === 'demo' ? 2000 : 5000);
  const serve = flagged(options.serve);
  const port = read(options.port);
  if (given.values.has(options.port.flag) && !serve) {
    throw new ConfigError('--port is for --serve alone', 'Add --serve, or leave --port out.');
  }
  if (serve && given.values.has(options.record.flag)) {
    throw new ConfigError('--serve has nothing to record', 'Give --record to the monitor that asks this server.');
  }
  const endpoint = chooseEndpoint(sources);
  return {
    clusters: chooseClusters(given, file),
    aliases: file?.aliases ?? [],
    config: file === null ? null : {path: file.path, profile: file.profile},
    endpoint: endpoint.url,
    endpointFrom: endpoint.from,
    iamEndpoint: read(options.iamEndpoint),
    credentials: 'find',
    tokenFile: read(options.tokenFile),
    caFile: read(options.caFile),
    logFile: read(options.logFile),
    requestTimeoutMs: read(options.requestTimeout) ?? 10_000,
    intervalMs: Math.max(shortestIntervalMs, interval),
    failGraceMs: failGraceOf(read(options.failGrace), flagged(options.failFast)),
    ...waitTimes(read(options.timeout), read(options.stableFor)),
    expect: read(options.expect) ?? [],
    plain: flagged(options.plain),
    ascii: flagged(options.ascii) || !isUtf8Locale(env, platform),
    color: !flagged(options.noColor) && env['TERM'] !== 'dumb',
    theme: read(options.theme) ?? 'default',
    fullRedraw: flagged(options.fullRedraw),
    title: !flagged(options.noTitle),
    bell: flagged(options.bell),
    notify: flagged(options.notify),
    wideLocale: isWideLocale(env),
    record: serve ? null : read(options.record),
    speed: read(options.speed) ?? 1,
    output: read(options.output) ?? 'table',
    scenario: read(options.scenario),
    seed: read(options.seed) ?? 1,
    fault: read(options.fault),
    serve,
    port,
    argument: given.argument ?? null,
    warnings:
      interval < shortestIntervalMs
        ? [`${options.interval.flag} is raised to 2s: asking more often would run into the API's limits`]
        : [],
  };
}

function checkCommand({command, values}: Given): void {
  const foreign = optionRows.find(row => values.has(row.flag) && !row.commands.includes(command));
  if (foreign !== undefined) {
    throw new ConfigError(
      `${foreign.flag} is no option of ${command === 'monitor' ? 'the monitor' : command}`,
      `It belongs to: ${foreign.commands.join(', ')}.`,
    );
  }
}

/** Commands that ask an account take the clusters of the file when none are written. */
function chooseClusters({command, clusters}: Given, file: ConfigFile | null): readonly string[] {
  const standing = options.endpoint.commands.includes(command) ? (file?.clusters ?? []) : [];
  const wanted = clusters
    .map(text => checkCluster(text, 'CLUSTER'))
    .map(text => file?.aliases.find(({alias}) => alias === text)?.cluster ?? text);
  return [...new Set(wanted.length === 0 ? standing : wanted)];
}

function failGraceOf(graceMs: number | null, failFast: boolean): number {
  if (graceMs !== null && failFast) {
    throw new ConfigError('--fail-fast and --fail-grace exclude each other', 'Give one of them.');
  }
  return failFast ? 0 : (graceMs ?? 60_000);
}

function waitTimes(timeout: number | null, stableFor: number | null): Pick<Settings, 'timeoutMs' | 'stableForMs'> {
  const [timeoutMs, stableForMs] = [timeout ?? 600_000, stableFor ?? 10_000];
  if (timeoutMs <= stableForMs) {
    throw new ConfigError(
      `--timeout has to be longer than --stable-for, which is ${stableForMs / 1000}s: nothing could ever be done`,
      'Give a longer --timeout, or a shorter --stable-for.',
    );
  }
  return {timeoutMs, stableForMs};
}
