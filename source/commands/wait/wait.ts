import type {Settings} from '../../config/settings/settings.ts';
import {createPoller, type Poller} from '../../monitor/polling/poller.ts';
import {createMonitorStore} from '../../monitor/store/store.ts';
import {createWaitStore, type WaitStore, type WaitVerdict} from '../../monitor/wait/verdict.ts';
import type {Effects} from '../../program/effects.ts';
import {exitCodes, stopCode} from '../../program/exit-codes.ts';
import {errorText, exitCodeOf, warn} from '../../program/failure.ts';
import {isCi, reasonAgainstDrawing} from '../../program/full-screen.ts';
import {logChanges} from '../../program/log/changes.ts';
import {rulesOf} from '../../program/rules.ts';
import {createLineWriter, writeText} from '../../terminal/write.ts';
import {resolveClusters} from '../connect/clusters.ts';
import {connect} from '../connect/connect.ts';
import {timedLine} from '../monitor/lines.ts';
import {recorderIfWanted} from '../record/wanted.ts';
import {printProgress, verdictText} from './progress.ts';
import type {ProgressView, Waiting} from './view.ts';

function showLines({effects, monitor, wait}: Waiting): ProgressView {
  const {print, written} = createLineWriter(effects.stdout);
  const stop = printProgress(monitor, wait, effects.clock.now, print);
  return {
    failed: new Promise<never>(() => {}),
    close: async () => {
      stop();
      await written();
    },
  };
}

async function show(waiting: Waiting): Promise<ProgressView> {
  const {settings, effects} = waiting;
  if (reasonAgainstDrawing(settings, effects) !== null || isCi(effects.env)) {
    return showLines(waiting);
  }
  const {showBlock} = await import('./block.ts');
  return showBlock(waiting);
}

/** Polls a cluster as soon as it may have been done for long enough, whenever its next poll is planned. */
function askWhenStable({effects, monitor, wait}: Waiting, poller: Poller): void {
  monitor.subscribe((state, before) => {
    const {verdict} = wait.getState();
    if (state.now === before.now || verdict.kind !== 'waiting') {
      return;
    }
    const now = effects.clock.now();
    for (const {entry, reason} of verdict.open) {
      const isDue = reason.kind === 'unstable' && now - reason.since >= reason.stableForMs;
      if (isDue && entry.nextPollAt !== null && entry.nextPollAt > now) {
        poller.pollNow(entry.ref.id);
      }
    }
  });
}

function untilVerdict(wait: WaitStore): Promise<void> {
  return new Promise(resolve => {
    wait.subscribe(({verdict}) => {
      if (verdict.kind !== 'waiting') {
        resolve();
      }
    });
  });
}

function verdictCode(verdict: WaitVerdict, stopReason: unknown): number {
  switch (verdict.kind) {
    case 'done':
      return exitCodes.done;
    case 'failed':
      return exitCodes.failed;
    case 'timed-out':
      return exitCodes.timedOut;
    case 'refused':
    case 'no-such-cluster':
      return exitCodeOf(verdict.problem.kind);
    case 'unanswered':
      return verdict.problem === null ? exitCodes.unreachable : exitCodeOf(verdict.problem.kind);
    case 'waiting':
      return stopCode(stopReason);
  }
}

/** The last line, and the exit code that goes with it. */
async function conclude({effects, monitor, wait}: Waiting): Promise<number> {
  const state = wait.getState();
  const {stdout, stderr, signal, clock} = effects;
  if (state.verdict.kind === 'waiting' && signal.reason === 'EPIPE') {
    // Scripts rely on the code (`set -o pipefail`): a wait whose output is cut off is not a success.
    await writeText(stderr, errorText('nobody reads the output any more: the wait was given up'));
    return exitCodes.unexpected;
  }
  const now = clock.now();
  await writeText(stdout, `${timedLine(now, verdictText(state.verdict, state, monitor, now))}\n`);
  return verdictCode(state.verdict, signal.reason);
}

/**
 * Waits until GitOps is enabled on every cluster. The progress and, as the last line, the verdict go to standard output;
 * gives the exit code.
 */
export async function runWait(settings: Settings, effects: Effects): Promise<number> {
  const {api} = await connect(settings, effects);
  // While something moves on the terminal, nothing else may be written there.
  let lost: string | null = null;
  const recorder = await recorderIfWanted(settings, effects, message => {
    lost = message;
  });
  const {clock, random, log} = effects;
  const {clusters, stableForMs, timeoutMs, intervalMs} = settings;
  const startedAt = clock.now();
  const monitor = createMonitorStore({now: startedAt, intervalMs});
  if (log !== null) {
    logChanges(monitor, log);
  }
  const wait = createWaitStore(monitor, {stableForMs, startedAt, timeoutMs});
  const poller = createPoller({
    store: monitor,
    gitops: api.gitops,
    listClusters: signal => resolveClusters(api, clusters, signal),
    relist: false,
    recorder,
    // A 401 ends the wait.
    credentialsRenewed: async () => false,
    clock,
    random,
    rules: rulesOf(settings, startedAt),
    settledMs: 0,
  });
  const waiting: Waiting = {settings, effects, monitor, wait};
  const view = await show(waiting);
  askWhenStable(waiting, poller);

  const ended = new AbortController();
  const signal = AbortSignal.any([effects.signal, ended.signal]);
  const timer = clock.sleep(timeoutMs, signal).then(wait.timeIsUp, () => {});
  const polling = poller.run(signal);
  try {
    await Promise.race([untilVerdict(wait), polling, view.failed]);
  } finally {
    ended.abort();
    await Promise.allSettled([polling, timer]);
    await view.close();
    if (lost !== null) {
      await warn(effects, lost);
    }
  }
  return conclude(waiting);
}
