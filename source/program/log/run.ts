import type {Given} from '../../config/options/sources.ts';
import type {Log, ProgramEffects} from '../effects.ts';
import {stopCode} from '../exit-codes.ts';
import {describeFailure, warn} from '../failure.ts';
import {version} from '../version.ts';
import {openLogFile} from './file.ts';

function terminalText({stdout, env}: ProgramEffects): string {
  return stdout.isTTY ? `${env['TERM'] ?? 'unknown'} ${stdout.columns}x${stdout.rows}` : 'none';
}

/** How a run ended, for the last line of the log. */
function endOf(error: unknown, {signal, secrets}: ProgramEffects) {
  if (signal.aborted) {
    return {exitCode: stopCode(signal.reason), message: null};
  }
  const {exitCode, message} = describeFailure(error, true, secrets.redact);
  return {exitCode, message};
}

/**
 * Runs a command with a log file at this path, from its `start` to its `end`; gives the exit code. Throws what the command
 * throws, and `ConfigError` for a file that cannot be opened.
 */
export async function withLogFile(
  path: string,
  {command, clusters}: Given,
  effects: ProgramEffects,
  run: (log: Log) => Promise<number>,
): Promise<number> {
  const {stdout, stderr, signal} = effects;
  // On a terminal it has to wait until no screen is shown any more.
  const mayHaveScreen = stdout.isTTY === true && stderr.isTTY === true;
  let late: string | null = null;
  const file = await openLogFile(path, effects, why => {
    if (mayHaveScreen) {
      late = why;
    } else {
      void warn({stderr, log: null}, why);
    }
  });
  const {log} = file;
  const end = (exitCode: number, message: string | null) =>
    log('end', {exitCode, reason: signal.aborted ? String(signal.reason) : null, message});
  try {
    log('start', {
      version,
      command,
      clusters: clusters.length === 0 ? 'all' : clusters.join(' '),
      node: process.version,
      platform: effects.platform,
      terminal: terminalText(effects),
    });
    if (file.warning !== null) {
      await warn({stderr, log}, file.warning);
    }
    const exitCode = await run(log);
    end(exitCode, null);
    return exitCode;
  } catch (error) {
    const {exitCode, message} = endOf(error, effects);
    end(exitCode, message);
    throw error;
  } finally {
    await file.close();
    if (late !== null) {
      await warn({stderr, log: null}, late);
    }
  }
}
