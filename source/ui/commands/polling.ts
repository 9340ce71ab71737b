import {noticedQuiet} from '../../monitor/store/endpoint.ts';
import {shortestIntervalMs} from '../../rollout/feed/feed.ts';
import {ageOf} from '../../text/duration.ts';
import {clockText} from '../../text/time.ts';
import {type Command, type CommandContext, commandCluster} from '../view/context.ts';
import {notify} from '../view/view-store.ts';

const maxIntervalMs = 60_000;

export const pollNow: Command = context => {
  const entry = commandCluster(context);
  const quiet = noticedQuiet(context.monitor.getState());
  if (quiet !== null) {
    notify(context.view, `The endpoint throttles: no request is sent until ${clockText(quiet.until)}.`, 'degraded');
    return;
  }
  // null: there is no cluster yet, and the list of clusters is read.
  context.capabilities.pollNow(entry?.ref.id ?? null);
  notify(context.view, `Asking ${entry?.ref.label ?? 'for the list of clusters'} now.`);
};

/** Says that the apps without pods are gone for good; the next answer tells the state without them. */
export const acceptGone: Command = context => {
  const entry = commandCluster(context);
  const gone = entry === null ? [] : context.capabilities.acceptMissing(entry.ref.id);
  if (entry === null || gone.length === 0) {
    notify(context.view, 'No app is missing here.');
    return;
  }
  context.capabilities.pollNow(entry.ref.id);
  notify(context.view, `No longer expected: ${gone.join(', ')}.`);
};

export const pause: Command = ({monitor, capabilities, view}) => {
  const paused = !monitor.getState().paused;
  capabilities.setPaused(paused);
  const pausedWords =
    monitor.getState().replay === null ? 'no request is sent until p' : 'Left and Right go by answers';
  notify(view, paused ? `Paused: ${pausedWords}.` : 'Going on.');
};

function changeInterval({monitor, capabilities, view}: CommandContext, byMs: number): void {
  const before = monitor.getState().intervalMs;
  const intervalMs = Math.max(shortestIntervalMs, Math.min(before + byMs, maxIntervalMs));
  if (intervalMs === before) {
    notify(view, `${ageOf(0, intervalMs)} is the ${byMs > 0 ? 'maximum' : 'minimum'}.`);
    return;
  }
  capabilities.setIntervalMs(intervalMs);
  notify(view, `Polling every ${ageOf(0, intervalMs)}.`);
}

export const slower: Command = context => changeInterval(context, 1000);

export const faster: Command = context => changeInterval(context, -1000);

/** Writes the last answer of the cluster, exactly as received, to a new file. */
export const dump: Command = context => {
  const entry = commandCluster(context);
  if (!entry || entry.pages.length === 0) {
    notify(context.view, 'There is no answer to write yet.', 'degraded');
    return;
  }
  context.capabilities.dump(entry.ref, entry.pages).then(
    path => notify(context.view, `Wrote ${path}`, 'ok'),
    (error: unknown) => notify(context.view, error instanceof Error ? error.message : String(error), 'failed'),
  );
};
