import {execFileSync, spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {inPanes} from '../helpers/terminal/signs.ts';
import {openTerminal} from '../helpers/terminal/terminal.ts';
import {startKubeServer} from './kube-server.ts';
import {inTurns, peakMb, type Row, timeRun} from './measure.ts';
import {startServer} from './server.ts';

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const rounds = 9;
const watchSeconds = 20;
const ticksPerSecond = 100;

function isInstalled(file: string): boolean {
  try {
    execFileSync('which', [file], {stdio: 'ignore'});
    return true;
  } catch {
    return false;
  }
}

/** CPU time of a process and of all children it has waited for, ms (Linux: /proc). */
function cpuWithChildrenMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) * 1000) / ticksPerSecond;
}

/** The most memory a short run holds, MB: looked at as often as can be until it ends. */
async function peakOfRun(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(file, args, {stdio: ['ignore', 'ignore', 'inherit'], env});
  let ended = false;
  child.on('exit', () => {
    ended = true;
  });
  let peak = 0;
  while (!ended) {
    try {
      peak = Math.max(peak, peakMb(child.pid ?? 0));
    } catch {
      break;
    }
    await delay(2);
  }
  return peak;
}

/** `kubectl get pods` and `watch` around it, with the same six pods from a server that answers as Kubernetes does. */
export async function peerRows(): Promise<readonly Row[]> {
  if (!isInstalled('kubectl')) {
    return [];
  }
  const ucs = await startServer('six');
  const list = (await (await fetch(`${ucs.url}/v1/clusters/${ucs.cluster}/gitops`)).json()) as {items: never[]};
  const kube = await startKubeServer(list.items);
  const home = mkdtempSync(join(tmpdir(), 'ucs-gitops-bench-'));
  const env = {...process.env, HOME: home, KUBECONFIG: '/dev/null'};
  const kubectl = ['--server', kube.url, '--cache-dir', join(home, 'cache'), 'get', 'pods', '-n', 'flux-system'];
  const ours = [program, 'get', ucs.cluster, '--endpoint', ucs.url];
  try {
    const once = await inTurns(
      rounds,
      () => timeRun(process.execPath, ours),
      () => timeRun('kubectl', kubectl, env),
    );
    const memory = {
      ours: await peakOfRun(process.execPath, ours, env),
      theirs: await peakOfRun('kubectl', kubectl, env),
    };
    const rows: Row[] = [
      {
        what: 'get, and kubectl get pods',
        budget: null,
        measured: once.ours,
        unit: 'ms',
        peer: `kubectl ${Math.round(once.theirs)} ms`,
      },
      {
        what: 'memory of it, peak',
        budget: null,
        measured: memory.ours,
        unit: 'MB',
        peer: `kubectl ${Math.round(memory.theirs)} MB`,
      },
    ];
    return isInstalled('watch') ? [...rows, ...(await watchRows(kubectl, env))] : rows;
  } finally {
    rmSync(home, {recursive: true, force: true});
    kube.close();
    ucs.close();
  }
}

async function watchRows(kubectl: readonly string[], env: NodeJS.ProcessEnv): Promise<readonly Row[]> {
  const ucs = await startServer('six');
  const size = {columns: 120, rows: 40};
  const theirs = openTerminal({
    file: 'watch',
    args: ['-n2', 'kubectl', ...kubectl],
    env: env as Record<string, string>,
    ...size,
  });
  const monitor = openTerminal({args: ['--endpoint', ucs.url, '--interval', '2s'], ...size});
  try {
    await theirs.see('NAME');
    await monitor.see(inPanes);
    await delay(3000);
    const before = [theirs, monitor].map(({pid, written}) => ({cpu: cpuWithChildrenMs(pid), bytes: written().length}));
    await delay(watchSeconds * 1000);
    const after = [theirs, monitor].map(({pid, written}) => ({cpu: cpuWithChildrenMs(pid), bytes: written().length}));
    const perSecond = (index: number, what: 'cpu' | 'bytes') =>
      ((after[index]?.[what] ?? 0) - (before[index]?.[what] ?? 0)) / watchSeconds;
    return [
      {
        what: 'the same six pods every 2 s, to the terminal',
        budget: null,
        measured: perSecond(1, 'bytes'),
        unit: 'B/s',
        peer: `watch -n2 kubectl ${Math.round(perSecond(0, 'bytes'))} B/s`,
      },
      {
        what: 'CPU for it',
        budget: null,
        measured: perSecond(1, 'cpu') / 10,
        unit: '% of a core',
        peer: `watch -n2 kubectl ${(perSecond(0, 'cpu') / 10).toFixed(1)} %`,
      },
    ];
  } finally {
    theirs.close();
    monitor.close();
    ucs.close();
  }
}
