import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';

/** The group of this process, and the one in the foreground of its terminal; both empty where nobody can tell. */
function processGroups(): readonly [own: string, foreground: string] {
  try {
    // proc_pid_stat(5). The name before the bracket may hold anything; after it: state, ppid, pgrp, session, tty, tpgid.
    const stat = readFileSync('/proc/self/stat', 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [fields[2] ?? '', fields[5] ?? ''];
  } catch {
    const {stdout} = spawnSync('ps', ['-o', 'pgid=,tpgid=', '-p', `${process.pid}`], {encoding: 'utf8'});
    const [own = '', foreground = ''] = (stdout ?? '').trim().split(/\s+/);
    return [own, foreground];
  }
}

/**
 * Whether this process may change the settings of its terminal; in the background of a shell the kernel would stop it
 * for that. True where there is no shell or nobody can tell.
 */
export function inForeground(): boolean {
  const [own, foreground] = processGroups();
  return own === foreground || !/^[1-9]/.test(foreground);
}
