import {ConfigError} from './config-error.ts';
import {isUtf8Locale, isWideLocale} from './locale.ts';
import type {CommandName, OptionRow} from './option-row.ts';
import {type OutputFormat, optionRows, options, siteEndpoints} from './options.ts';

/** All that flags and environment say, checked, with the defaults filled in. Holds no secret. Durations in ms. */
export type Settings = {
  /** Ids or names as they were written, each once; none means every cluster of the account. */
  readonly clusters: readonly string[];
  readonly endpoint: string;
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
  readonly fullRedraw: boolean;
  /** Whether the terminal's title shows the selected cluster. */
  readonly title: boolean;
  readonly bell: boolean;
  readonly notify: boolean;
  /** A Chinese, Japanese or Korean locale, where the help says what `--ascii` is for. */
  readonly wideLocale: boolean;
  readonly output: OutputFormat;
  /** null: the demo's default. */
  readonly scenario: string | null;
  readonly seed: number;
  /** null: nothing goes wrong in the demo. */
  readonly fault: string | null;
  readonly serve: boolean;
  /** null: any that is free. */
  readonly port: number | null;
  /** To be shown before the command starts. */
  readonly warnings: readonly string[];
};

/** What was written on the command line: values by flag (`--interval`), switches as an empty text. */
export type Given = {
  readonly command: CommandName;
  readonly values: ReadonlyMap<string, string>;
  readonly clusters: readonly string[];
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Shortest time between two polls of a cluster, ms. */
const shortestIntervalMs = 2000;

/** Settings from flags (first) and environment. Throws `ConfigError` for anything that cannot be meant. */
export function readSettings(given: Given, env: Environment, platform: NodeJS.Platform): Settings {
  checkCommand(given);
  const read = <Value>(row: OptionRow<Value>): Value | null => {
    const written = given.values.get(row.flag);
    if (written !== undefined) {
      return row.parse(written, row.flag);
    }
    const name = row.commands.includes(given.command) ? row.env.find(variable => env[variable]) : undefined;
    return name === undefined ? null : row.parse(env[name] ?? '', name);
  };
  const flagged = (row: OptionRow<true>): boolean => read(row) ?? false;
  const interval = read(options.interval) ?? (given.command === 'demo' ? 2000 : 5000);
  const serve = flagged(options.serve);
  const port = read(options.port);
  if (port !== null && !serve) {
    throw new ConfigError('--port is for --serve alone', 'Add --serve, or leave --port out.');
  }
  return {
    clusters: given.clusters.filter((name, index) => given.clusters.indexOf(name) === index).map(checkCluster),
    endpoint: endpointOf(given, read(options.site), () => read(options.endpoint)),
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
    fullRedraw: flagged(options.fullRedraw),
    title: !flagged(options.noTitle),
    bell: flagged(options.bell),
    notify: flagged(options.notify),
    wideLocale: isWideLocale(env),
    output: read(options.output) ?? 'table',
    scenario: read(options.scenario),
    seed: read(options.seed) ?? 1,
    fault: read(options.fault),
    serve,
    port,
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

/** A flag wins over the environment: `--site` over UCS_ENDPOINT, but not over `--endpoint`. */
function endpointOf(given: Given, site: keyof typeof siteEndpoints | null, endpoint: () => string | null): string {
  if (site === null) {
    return endpoint() ?? siteEndpoints.cn;
  }
  if (given.values.has(options.endpoint.flag)) {
    throw new ConfigError('--site and --endpoint say the same thing twice', 'Give one of them.');
  }
  return siteEndpoints[site];
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

function checkCluster(text: string): string {
  if (text.trim() === '') {
    throw new ConfigError(
      'CLUSTER is empty',
      'Give the id or the name of a cluster, or none for every cluster. An unset variable in a script?',
    );
  }
  if (/[\s/\u0000-\u001f\u007f-\u009f]/.test(text)) {
    throw new ConfigError(
      `CLUSTER ${JSON.stringify(text)} is neither an id nor a name`,
      'Neither has spaces, slashes or control characters in it. Write several clusters as several arguments.',
    );
  }
  return text;
}
