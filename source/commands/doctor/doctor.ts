import type {Settings} from '../../config/settings/settings.ts';
import type {Effects} from '../../program/effects.ts';
import {exitCodes} from '../../program/exit-codes.ts';
import {writeText} from '../../terminal/write.ts';
import {connect} from '../connect/connect.ts';
import {examineAccount} from './account.ts';
import {listen} from './answers.ts';
import {examineEnvironment} from './environment.ts';
import {type Finding, failedBy, findingText, ok, warn} from './finding.ts';

/** Prints what would be used and whether it works; gives 0, or the exit code of what fails first. */
export async function runDoctor(settings: Settings, effects: Effects): Promise<number> {
  let exitCode: number | null = null;
  for await (const finding of examine(settings, effects)) {
    await writeText(effects.stdout, findingText(finding));
    if (finding.grade === 'fail') {
      exitCode ??= finding.exitCode;
    }
  }
  return exitCode ?? exitCodes.done;
}

/** One finding after the other, as they come; no request is sent to the API if an earlier check failed. */
async function* examine(settings: Settings, effects: Effects): AsyncGenerator<Finding> {
  const environment = await examineEnvironment(settings, effects);
  yield* environment;
  if (environment.some(({grade}) => grade === 'fail')) {
    return;
  }
  const {answers, wrapFetch} = listen(effects.clock.now);
  const warnings: Finding[] = [];
  const hooks = {wrapFetch, warn: async (message: string) => void warnings.push(warn('credentials', message))};
  const connected = await connect(settings, effects, hooks).catch((error: unknown) => failedBy('credentials', error));
  yield* warnings;
  if ('grade' in connected) {
    yield connected;
    return;
  }
  const {credentialsSource: source} = connected;
  yield ok('credentials', source === 'none' ? 'none, which is enough for a server on this machine' : source);
  yield* examineAccount(connected, answers, settings, effects);
}
