import {shortestIntervalMs} from '../../rollout/feed/feed.ts';
import {checkCluster} from '../cluster-argument.ts';
import {ConfigError} from '../config-error.ts';
import {siteEndpoints} from '../options/connection.ts';
import type {OptionRow} from '../options/row.ts';
import {
  type ConfigFile,
  type Environment,
  firstWritten,
  type Given,
  type OptionSource,
  optionSources,
} from '../options/sources.ts';
import {optionRows, options} from '../options/table.ts';
import {isUtf8Locale, isWideLocale} from './locale.ts';
import type {Settings} from './settings.ts';

/** Settings from flags, environment and config file, in this order. Throws `ConfigError` for anything invalid. */
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
  const interval = read(options.interval) ?? (given.command === 'demo' ? shortestIntervalMs : 5000);
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
    standby: read(options.standby) ?? [],
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

/** The UCS to use, and the flag, variable or key that named it; null: it is the default. */
type ChosenEndpoint = {readonly url: string; readonly from: string | null};

/**
 * The endpoint that the strongest place names, by address or by site: `--site` goes before UCS_ENDPOINT. Throws
 * `ConfigError` when one place has both.
 */
function chooseEndpoint(sources: readonly OptionSource[]): ChosenEndpoint {
  for (const source of sources) {
    const [site, endpoint] = [source(options.site), source(options.endpoint)];
    if (site !== null && endpoint !== null) {
      throw new ConfigError(`${site.name} and ${endpoint.name} say the same thing twice`, 'Give one of them.');
    }
    if (site !== null) {
      return {url: siteEndpoints[options.site.parse(site.text, site.name)], from: site.name};
    }
    if (endpoint !== null) {
      return {url: options.endpoint.parse(endpoint.text, endpoint.name), from: endpoint.name};
    }
  }
  return {url: siteEndpoints.cn, from: null};
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

/** Commands that connect to an account use the clusters of the file when none are written. */
function chooseClusters({command, clusters}: Given, file: ConfigFile | null): readonly string[] {
  const configured = options.endpoint.commands.includes(command) ? (file?.clusters ?? []) : [];
  const wanted = clusters
    .map(text => checkCluster(text, 'CLUSTER'))
    .map(text => file?.aliases.find(({alias}) => alias === text)?.cluster ?? text);
  return [...new Set(wanted.length === 0 ? configured : wanted)];
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
