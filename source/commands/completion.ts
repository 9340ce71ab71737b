import {oneOf} from '../config/options/values.ts';
import type {Settings} from '../config/settings/settings.ts';
import {bashScript} from '../program/completion/bash.ts';
import {fishScript} from '../program/completion/fish.ts';
import {type Shell, shells} from '../program/completion/model.ts';
import {zshScript} from '../program/completion/zsh.ts';
import type {Effects} from '../program/effects.ts';
import {exitCodes} from '../program/exit-codes.ts';
import {writeText} from '../terminal/write.ts';

const scripts: Readonly<Record<Shell, string>> = {bash: bashScript, zsh: zshScript, fish: fishScript};

/** Prints the script for the shell. */
export async function runCompletion({argument}: Settings, {stdout}: Effects): Promise<number> {
  const shell = oneOf(shells)(argument ?? '', 'completion');
  await writeText(stdout, scripts[shell]);
  return exitCodes.done;
}
