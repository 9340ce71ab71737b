import type {Settings} from '../config/settings.ts';
import {createPoller, type Poller} from '../monitor/poller.ts';
import {createMonitorStore, type MonitorStore} from '../monitor/store.ts';
import {resolveClusters} from './clusters.ts';
import {type Connected, connect} from './connect.ts';
import type {Effects} from './effects.ts';
import {stopCode} from './exit-codes.ts';
import {logChanges} from './log-changes.ts';
import {printChanges} from './plain-lines.ts';
import {writeText} from './write-text.ts';

/** Everything a run of the monitor is made of, whichever way it is shown. */
export type Watch = {
  readonly settings: Settings;
  readonly effects: Effects;
  readonly store: MonitorStore;
  readonly poller: Poller;
};

/** A watch whose poller runs already. */
export type RunningWatch = Watch & {
  /** Settles when the polling ends; rejects with what ended it. */
  readonly polling: Promise<void>;
  readonly quit: AbortController;
};

/** Full screen needs a terminal that can be written anywhere and keys that can be read; screen readers want lines. */
function wantsLines({plain}: Settings, {stdin, stdout, env}: Effects): boolean {
  const reader = env['ACCESSIBLE'] === '1' || env['INK_SCREEN_READER'] === 'true';
  return plain || reader || !stdin.isTTY || !stdout.isTTY || env['TERM'] === 'dumb';
}

function createWatch(settings: Settings, effects: Effects, {api, credentialsRenewed}: Connected): Watch {
  const {clock, random, log} = effects;
  const {clusters: wanted, intervalMs, failGraceMs} = settings;
  const store = createMonitorStore({now: clock.now(), intervalMs});
  if (log !== null) {
    logChanges(store, log);
  }
  const poller = createPoller({
    store,
    gitops: api.gitops,
    // Without names an empty account is no failure: clusters may join it while the monitor runs.
    listClusters: signal => (wanted.length === 0 ? api.clusters(signal) : resolveClusters(api, wanted, signal)),
    relist: wanted.length === 0,
    credentialsRenewed,
    clock,
    random,
    failGraceMs,
  });
  return {settings, effects, store, poller};
}

async function runLines({store, poller, effects}: Watch): Promise<number> {
  let printed = Promise.resolve();
  const stop = printChanges(store, effects.clock.now, line => {
    printed = printed.then(() => writeText(effects.stdout, `${line}\n`));
  });
  try {
    await poller.run(effects.signal);
  } finally {
    stop();
    await printed;
  }
  return stopCode(effects.signal.reason);
}

/** The monitor: full screen on a terminal, one line per change elsewhere. Runs until it is quit; gives the exit code. */
export async function runMonitor(settings: Settings, effects: Effects): Promise<number> {
  const watch = createWatch(settings, effects, await connect(settings, effects));
  if (wantsLines(settings, effects)) {
    return runLines(watch);
  }
  // The first answers come in while the screens are loaded.
  const quit = new AbortController();
  const polling = watch.poller.run(AbortSignal.any([effects.signal, quit.signal]));
  polling.catch(() => {});
  const {runScreens} = await import('./monitor-screens.ts');
  return runScreens({...watch, polling, quit});
}
