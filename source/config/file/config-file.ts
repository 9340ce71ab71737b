import {readFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {ConfigError, unreadable} from '../config-error.ts';
import {isAbsent} from '../credentials/private-file.ts';
import {type ConfigFile, type Environment, firstWritten, type Given, optionSources} from '../options/sources.ts';
import {options} from '../options/table.ts';

type Context = {readonly env: Environment; readonly homeDir: string; readonly cwd: string};

/** Where the config file is unless `--config` names another. */
export function defaultConfigPath(env: Environment, homeDir: string): string {
  return join(env['XDG_CONFIG_HOME'] || join(homeDir, '.config'), 'ucs-gitops', 'config.json');
}

/**
 * The config file of this run. null: there is none, or the command takes none. Throws `ConfigError` when the named file
 * does not exist, and for anything invalid in it.
 */
export async function readConfigFile(given: Given, {env, homeDir, cwd}: Context): Promise<ConfigFile | null> {
  if (!options.config.commands.includes(given.command)) {
    return null;
  }
  const sources = optionSources(given, env, null);
  const named = firstWritten(sources, options.config);
  const profile = firstWritten(sources, options.profile);
  const path =
    named === null ? defaultConfigPath(env, homeDir) : resolve(cwd, options.config.parse(named.text, named.name));
  const text = named === null && isAbsent(path) ? null : await readText(path);
  if (text === null) {
    if (profile !== null) {
      throw new ConfigError(
        `${profile.name}: there is no profile ${JSON.stringify(profile.text)}, because there is no config file ${path}`,
        'Write one (see the README), or name another with --config.',
      );
    }
    return null;
  }
  // Loaded only when there is something to be understood: most runs have no config file.
  const {parseConfig} = await import('./parse.ts');
  return parseConfig(text, {path, profile, homeDir});
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw unreadable(`config file ${path}`, error);
  }
}
