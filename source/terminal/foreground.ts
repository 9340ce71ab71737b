import {readFileSync} from 'node:fs';

/**
 * Whether this process may change the settings of its terminal; in the background of a shell the kernel would stop it
 * for that. True where there is no shell, and where it is not known: only Linux can tell without another process.
 */
export function inForeground(): boolean {
  let stat: string;
  try {
    stat = readFileSync('/proc/self/stat', 'utf8');
  } catch {
    return true;
  }
  // proc_pid_stat(5). The name before the bracket may hold anything; after it: state, ppid, pgrp, session, tty, tpgid.
  const [, , ownGroup, , , foregroundGroup = '-1'] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ownGroup === foregroundGroup || Number(foregroundGroup) <= 0;
}
