import {readConfigFile} from '../config/file/config-file.ts';
import {readSettings} from '../config/settings/read.ts';
import {type CommandLine, parseCommandLine} from '../program/command-line.ts';
import type {Log, ProgramEffects} from '../program/effects.ts';
import {exitCodes, stopCode} from '../program/exit-codes.ts';
import {describeFailure, warn} from '../program/failure.ts';
import {writeText} from '../terminal/write.ts';
import {commandTable} from './table.ts';

/** The whole program: runs the command that the arguments ask for and gives the exit code. Never throws. */
export async function runCli(effects: ProgramEffects): Promise<number> {
  try {
    const [first, second, ...words] = effects.argv;
    // Asked by completion scripts; hidden from help. A cluster of that name can still be watched.
    if (first === 'complete' && second === '--') {
      return await (await import('./complete.ts')).runComplete(commandTable, words, effects);
    }
    return await runCommandLine(await readCommandLine(effects), effects);
  } catch (error) {
    if (effects.signal.aborted) {
      return stopCode(effects.signal.reason);
    }
    const failure = describeFailure(error, Boolean(effects.env['UCS_GITOPS_DEBUG']), effects.secrets.redact);
    await writeText(effects.stderr, failure.text);
    return failure.exitCode;
  }
}

async function readCommandLine({argv, stdout}: ProgramEffects): Promise<CommandLine> {
  // Loads the code of the demo, so only its own help does that.
  const more = argv.includes('demo') ? {demo: (await import('./demo.ts')).demoHelp()} : {};
  return parseCommandLine(argv, {commands: commandTable, columns: stdout.columns ?? 100, more});
}

async function runCommandLine(line: CommandLine, effects: ProgramEffects): Promise<number> {
  if (line.kind === 'text') {
    await writeText(effects.stdout, line.text);
    return exitCodes.done;
  }
  const file = await readConfigFile(line, effects);
  const settings = readSettings(line, effects.env, effects.platform, file);
  const row = commandTable.find(({name}) => name === line.command);
  if (row === undefined) {
    throw new Error(`the table of commands has no ${line.command}`);
  }
  const run = async (log: Log | null) => {
    for (const warning of settings.warnings) {
      await warn({...effects, log}, warning);
    }
    return (await row.load())(settings, {...effects, log});
  };
  if (settings.logFile === null) {
    return run(null);
  }
  const {withLogFile} = await import('../program/log/run.ts');
  return withLogFile(settings.logFile, line, effects, run);
}
