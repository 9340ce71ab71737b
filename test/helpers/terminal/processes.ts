import {spawnSync} from 'node:child_process';
import {setTimeout as delay} from 'node:timers/promises';

/** Whether a process runs. One that has ended but was not yet buried by its parent (Z) runs no more. */
export function isRunning(pid: number): boolean {
  const {stdout} = spawnSync('ps', ['-o', 'stat=', '-p', `${pid}`], {encoding: 'utf8'});
  return !/^(Z.*)?$/.test(stdout.trim());
}

/** Gives a process a second to be gone. Counted in turns, since on a busy machine this process has to wait too. */
export async function goneWithinASecond(pid: number): Promise<boolean> {
  for (let turn = 0; turn < 100 && isRunning(pid); turn += 1) {
    await delay(10);
  }
  return !isRunning(pid);
}
