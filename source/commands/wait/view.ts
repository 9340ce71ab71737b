import type {Settings} from '../../config/settings/settings.ts';
import type {MonitorStore} from '../../monitor/store/store.ts';
import type {WaitStore} from '../../monitor/wait/verdict.ts';
import type {Effects} from '../../program/effects.ts';

/** Everything a wait is made of, whichever way it is shown. */
export type Waiting = {
  readonly settings: Settings;
  readonly effects: Effects;
  readonly monitor: MonitorStore;
  readonly wait: WaitStore;
};

/** Where the progress is shown. `close` leaves the output ready for the last line; `failed` rejects with a crash. */
export type ProgressView = {readonly failed: Promise<never>; readonly close: () => Promise<void>};
