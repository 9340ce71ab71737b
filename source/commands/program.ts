import {readConfigFile} from '../config/config-file.ts';
import {readSettings} from '../config/settings.ts';
import {type CommandLine, parseCommandLine} from './command-line.ts';
import {commandTable} from './command-table.ts';
import type {Effects} from './effects.ts';
import {describeFailure, errorText} from './error-exit.ts';
import {exitCodes, stopCode} from './exit-codes.ts';
import {twoColumns} from './help-text.ts';
import {writeText} from './write-text.ts';

/** The whole program: runs the command that the arguments ask for and gives the exit code. Never throws. */
export async function runCli(effects: Effects): Promise<number> {
  try {
    return await runCommandLine(await readCommandLine(effects), effects);
  } catch (error) {
    if (effects.signal.aborted) {
      return stopCode(effects.signal.reason);
    }
    const failure = describeFailure(error, Boolean(effects.env['UCS_GITOPS_DEBUG']));
    await writeText(effects.stderr, failure.text);
    return failure.exitCode;
  }
}

async function readCommandLine({argv, stdout}: Effects): Promise<CommandLine> {
  // The scenarios are the demo's code; nobody else loads it.
  const scenarios = argv.includes('demo') ? (await import('../demo/scenarios.ts')).scenarioTable : [];
  const rows = scenarios.map(({name, title}) => [name, title] as const);
  return parseCommandLine(argv, {
    columns: stdout.columns ?? 100,
    more: {demo: `\n\nScenarios:\n${twoColumns(rows)}`},
  });
}

async function runCommandLine(line: CommandLine, effects: Effects): Promise<number> {
  if (line.kind === 'text') {
    await writeText(effects.stdout, line.text);
    return exitCodes.done;
  }
  const file = await readConfigFile(line, effects);
  const settings = readSettings(line, effects.env, effects.platform, file);
  for (const warning of settings.warnings) {
    await writeText(effects.stderr, errorText(`warning: ${warning}`));
  }
  const row = commandTable.find(({name}) => name === line.command);
  if (row === undefined) {
    throw new Error(`the table of commands has no ${line.command}`);
  }
  const run = await row.load();
  return run(settings, effects);
}
