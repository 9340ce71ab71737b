import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {commandTable} from '../../../source/commands/table.ts';
import {readConfigFile} from '../../../source/config/file/config-file.ts';
import {readSettings} from '../../../source/config/settings/read.ts';
import type {Settings} from '../../../source/config/settings/settings.ts';
import {parseCommandLine} from '../../../source/program/command-line.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';

export type Env = Readonly<Record<string, string>>;

export const id = '11111111-7947-11ee-9467-0255ac1001bf';
export const otherId = '22222222-7947-11ee-9467-0255ac1001bf';

/** A home directory with this config file; `settings` reads it for a command line. */
export async function home(content: unknown, name = '.config/ucs-gitops/config.json') {
  const homeDir = await temporaryDirectory();
  const path = join(homeDir, name);
  await mkdir(join(path, '..'), {recursive: true});
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  const settings = async (argv: readonly string[] = [], env: Env = {}): Promise<Settings> => {
    const line = parseCommandLine(argv, {commands: commandTable, columns: 100, more: {}});
    if (line.kind !== 'run') {
      throw new Error(`printed instead: ${line.text}`);
    }
    const given = {env: {LANG: 'C.UTF-8', ...env}, homeDir, cwd: homeDir};
    return readSettings(line, given.env, 'linux', await readConfigFile(line, given));
  };
  return {homeDir, path, settings};
}
