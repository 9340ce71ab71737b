import {setImmediate} from 'node:timers/promises';
import type {Clock} from '../../clock.ts';
import type {Settings} from '../../config/settings/settings.ts';
import {createPoller, type Poller} from '../../monitor/polling/poller.ts';
import {createMonitorStore, type MonitorState, type MonitorStore} from '../../monitor/store/store.ts';
import type {Effects} from '../../program/effects.ts';
import {stopCode} from '../../program/exit-codes.ts';
import {warn} from '../../program/failure.ts';
import {reasonForLines} from '../../program/full-screen.ts';
import {logChanges} from '../../program/log/changes.ts';
import {rulesOf} from '../../program/rules.ts';
import {createLineWriter} from '../../terminal/write.ts';
import {listClusters, resolveClusters} from '../connect/clusters.ts';
import {type Connected, connect} from '../connect/connect.ts';
import {recorderIfWanted} from '../record/wanted.ts';
import {signalEvents} from './events.ts';
import {printChanges} from './lines.ts';

/** Everything a run of the monitor is made of, whichever way it is shown. */
type Watch = {
  readonly settings: Settings;
  readonly effects: Effects;
  readonly store: MonitorStore;
  readonly poller: Poller;
};

async function createWatch(settings: Settings, effects: Effects, connected: Connected): Promise<Watch> {
  const {api, credentialsRenewed} = connected;
  const {clock, random, log} = effects;
  const {clusters: wanted, intervalMs} = settings;
  const store = createMonitorStore({now: clock.now(), intervalMs});
  if (log !== null) {
    logChanges(store, log);
  }
  const recorder = await recorderIfWanted(settings, effects, message => {
    if (reasonForLines(settings, effects) === null) {
      store.setState({notice: message});
    } else {
      void warn(effects, message);
    }
  });
  const poller = createPoller({
    store,
    gitops: api.gitops,
    // Without names an empty account is no failure: clusters may join it while the monitor runs.
    listClusters: signal => (wanted.length === 0 ? listClusters(api, signal) : resolveClusters(api, wanted, signal)),
    relist: wanted.length === 0,
    recorder,
    credentialsRenewed,
    clock,
    random,
    rules: rulesOf(settings),
  });
  return {settings, effects, store, poller};
}

async function runLines({store, poller, effects}: Watch): Promise<number> {
  const {print, written} = createLineWriter(effects.stdout);
  const stop = printChanges(store, effects.clock.now, print);
  try {
    await poller.run(effects.signal);
  } finally {
    stop();
    await written();
  }
  return stopCode(effects.signal.reason);
}

/** Rings and notifies as wanted, where there is a terminal to do so; gives what ends it. */
function signalTo({stdout, env}: Effects, {bell, notify}: Settings, store: MonitorStore): () => void {
  const signals = {bell, notify: notify && env['TERM'] !== 'dumb', insideTmux: Boolean(env['TMUX'])};
  return stdout.isTTY && (signals.bell || signals.notify)
    ? signalEvents(store, signals, sequence => void stdout.write(sequence))
    : () => {};
}

/** The monitor: full screen on a terminal, one line per change elsewhere. Runs until it is quit; gives the exit code. */
export async function runMonitor(settings: Settings, effects: Effects): Promise<number> {
  const watch = await createWatch(settings, effects, await connect(settings, effects));
  const stopSignals = signalTo(effects, settings, watch.store);
  try {
    if (reasonForLines(settings, effects) !== null) {
      return await runLines(watch);
    }
    return await runFullScreen(watch);
  } finally {
    stopSignals();
  }
}

/** Longest that the first screen waits for the first answer, ms: too short to be noticed. */
const firstNewsMs = 50;

async function runFullScreen({settings, effects, store, poller}: Watch): Promise<number> {
  // The first answers come in while the screens are loaded.
  const ended = new AbortController();
  const polling = poller.run(AbortSignal.any([effects.signal, ended.signal]));
  polling.catch(() => {});
  const run = (signal: AbortSignal) => {
    const end = () => ended.abort();
    if (signal.aborted) {
      end();
    } else {
      signal.addEventListener('abort', end, {once: true});
    }
    return polling;
  };
  // Loading holds up everything else: the first request has to be on its way before, the connection and then the bytes.
  await setImmediate();
  await setImmediate();
  const {runScreens} = await import('./screens.ts');
  await firstNews(store, firstNewsMs, effects);
  const {pollNow, setPaused, setIntervalMs} = poller;
  const controls = {selectCluster: poller.select, pollNow, setPaused, setIntervalMs};
  try {
    return await runScreens({settings, effects, store, run, controls});
  } finally {
    // On the screen it disappears with the next key, and must not be missed by people who need the recording.
    const {notice} = store.getState();
    if (notice !== null) {
      await warn(effects, notice);
    }
  }
}

function hasNews({clusters, listProblem, selectedId}: MonitorState): boolean {
  const selected = selectedId === null ? undefined : clusters.get(selectedId);
  return listProblem !== null || (selected !== undefined && (selected.snapshot !== null || selected.problem !== null));
}

/**
 * Waits for what the first screen can show, pods or what went wrong, but no longer than `limitMs`: drawing an empty screen
 * first would only hold up the full one.
 */
export async function firstNews(
  store: MonitorStore,
  limitMs: number,
  {clock, signal}: {readonly clock: Clock; readonly signal: AbortSignal},
): Promise<void> {
  if (hasNews(store.getState())) {
    return;
  }
  const came = new AbortController();
  const stop = store.subscribe(state => {
    if (hasNews(state)) {
      came.abort();
    }
  });
  await clock.sleep(limitMs, AbortSignal.any([signal, came.signal])).catch(() => {});
  stop();
}
