import {dirname, join, resolve} from 'node:path';
import {similarTo} from '../../text/similar.ts';
import {ConfigError} from '../config-error.ts';
import {keyOf, type OptionRow} from '../options/row.ts';
import type {ConfigFile, Written} from '../options/sources.ts';
import {optionRows} from '../options/table.ts';
import {parseClusters} from './configured-clusters.ts';
import {readJson} from './read-json.ts';

type Json = Readonly<Record<string, unknown>>;

type Place = {readonly path: string; readonly homeDir: string};

/** One level of the file, top or profile. null clusters: it says nothing of them. */
type Level = {
  readonly values: ReadonlyMap<string, Written>;
  readonly clusters: ReturnType<typeof parseClusters> | null;
};

const rows: ReadonlyMap<string, OptionRow<unknown>> = new Map(
  optionRows.filter(row => row.inConfig).map(row => [keyOf(row), row]),
);
const structure = ['clusters', 'profile', 'profiles'] as const;

const secretKey = /token|secret|passw|credential|(^|[-_])(ak|sk)$|access[-_]?key|auth/i;

/**
 * What the text of a config file says with this profile, or else with the one it names itself. Throws `ConfigError` for
 * anything that cannot be meant, also in profiles that are not used. Values are checked when they are used.
 */
export function parseConfig(text: string, place: Place & {readonly profile: Written | null}): ConfigFile {
  const file = parseJson(text.replace(/^\uFEFF/, ''), place.path);
  const top = parseLevel(file, '', place);
  const profiles = new Map(
    Object.entries(parseObject(file['profiles'] ?? {}, 'profiles', place.path)).map(([name, value]) => {
      const level = parseObject(value, `profiles.${name}`, place.path);
      return [name, parseLevel(level, `profiles.${name}.`, place)] as const;
    }),
  );
  const chosen = place.profile ?? parseProfileName(file['profile'], place.path);
  const profile = chosen === null ? null : findProfile(profiles, chosen, place.path);
  const levels = profile === null ? [top] : [profile, top];
  return {
    path: place.path,
    profile: chosen?.text ?? null,
    layers: levels.map(({values}) => values),
    clusters: (levels.find(({clusters}) => clusters !== null)?.clusters ?? []).map(({cluster}) => cluster),
    aliases: levels.flatMap(({clusters}) =>
      (clusters ?? []).flatMap(({cluster, alias}) => (alias === null ? [] : [{cluster, alias}])),
    ),
  };
}

function parseJson(text: string, path: string): Json {
  const read = readJson(text);
  if ('expected' in read) {
    throw new ConfigError(
      `config file ${path}, line ${read.line}, column ${read.column}: expected ${read.expected}`,
      'It has to be JSON: keys and texts in double quotes; comments begin with // or stand between /* and */.',
    );
  }
  for (const comment of read.comments) {
    refuseSecrets(comment, path);
  }
  // An empty file, /dev/null say, says nothing.
  return read.value === undefined ? {} : parseObject(read.value, '', path);
}

/** An entry that is only commented out can be read by others, too. */
function refuseSecrets(comment: string, path: string): void {
  for (const [, key = ''] of comment.matchAll(/"([^"\n]+)"\s*:/g)) {
    if (!rows.has(key) && secretKey.test(key)) {
      throw refusedSecret(`"${key}" in a comment`, path);
    }
  }
}

function parseObject(value: unknown, key: string, path: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ConfigError(`config file ${path}: ${key || 'it'} is no object`, 'Write it like {"interval": "10s"}.');
  }
  return value as Json;
}

function parseLevel(level: Json, prefix: string, place: Place): Level {
  const values = new Map<string, Written>();
  for (const [key, value] of Object.entries(level)) {
    const row = rows.get(key);
    const name = `${prefix}${key} in ${place.path}`;
    if (row !== undefined) {
      values.set(row.flag, {text: textOf(row, value, name, place), name});
    } else if (!isStructure(key, prefix)) {
      throw unknownKey(key, prefix, place.path);
    }
  }
  const {clusters} = level;
  return {
    values,
    clusters: clusters === undefined ? null : parseClusters(clusters, `${prefix}clusters in ${place.path}`),
  };
}

/** Profiles hold no profiles. */
function isStructure(key: string, prefix: string): boolean {
  return prefix === '' ? structure.some(known => known === key) : key === 'clusters';
}

function unknownKey(key: string, prefix: string, path: string): ConfigError {
  if (secretKey.test(key)) {
    return refusedSecret(`"${prefix}${key}"`, path);
  }
  const known = [...rows.keys(), ...structure];
  const near = similarTo(key, known);
  return new ConfigError(
    `config file ${path}: unknown key "${prefix}${key}"`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are: ${known.join(', ')}.`,
  );
}

function refusedSecret(what: string, path: string): ConfigError {
  return new ConfigError(
    `config file ${path}: ${what} is refused: secrets do not belong in there`,
    'Tokens and keys come from variables such as HW_AUTH_TOKEN, from the file that "token-file" names, or from ' +
      '~/.huaweicloud/credentials. Take it out, and renew the secret if others could read the file.',
  );
}

/** The text that the flag would have. Paths are those of the file's own directory; there is no shell to know `~`. */
function textOf(row: OptionRow<unknown>, value: unknown, name: string, {path, homeDir}: Place): string {
  if (row.placeholder === null) {
    if (typeof value !== 'boolean') {
      throw new ConfigError(`${name} is neither true nor false`, 'Write true or false, without quotes.');
    }
    return String(value);
  }
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new ConfigError(`${name} is neither text nor a number`, `Write it as for ${row.flag}, in double quotes.`);
  }
  const text = String(value);
  if (row.placeholder !== 'FILE' || text === '' || text === '-') {
    return text;
  }
  return text.startsWith('~/') ? join(homeDir, text.slice(2)) : resolve(dirname(path), text);
}

function parseProfileName(value: unknown, path: string): Written | null {
  if (value === undefined) {
    return null;
  }
  if (typeof value !== 'string') {
    throw new ConfigError(`profile in ${path} is no text`, 'Write the name of one of the profiles, in double quotes.');
  }
  return {text: value, name: `profile in ${path}`};
}

function findProfile(profiles: ReadonlyMap<string, Level>, {text, name}: Written, path: string): Level {
  const level = profiles.get(text);
  if (level === undefined) {
    const near = similarTo(text, [...profiles.keys()]);
    const all = profiles.size === 0 ? 'It has none.' : `There are: ${[...profiles.keys()].join(', ')}.`;
    throw new ConfigError(
      `${name}: there is no profile ${JSON.stringify(text)} in ${path}`,
      near.length > 0 ? `Did you mean ${near.join(' or ')}?` : all,
    );
  }
  return level;
}
