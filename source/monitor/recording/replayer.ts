import type {Clock} from '../../clock.ts';
import type {MonitorStore} from '../store/store.ts';
import type {IndexedLine} from './index-file.ts';
import {createPlayback, type PlaybackOptions} from './playback.ts';
import {createPlayhead} from './playhead.ts';

export type ReplayerOptions = PlaybackOptions & {
  /** What is shown; made for this replay. */
  readonly store: MonitorStore;
  readonly lines: readonly IndexedLine[];
  readonly clock: Clock;
  /** How many times as fast as it was recorded, and between what that can be changed. */
  readonly speed: number;
  readonly slowest: number;
  readonly fastest: number;
  /** What the user is told at the end. */
  readonly endNotice: string;
};

/** What keys do to the playing. */
export type Replayer = {
  /** Plays until the signal is aborted; at the end it waits, since one can go back from there. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** Puts a cluster on the screen, for as long as the recording has it. */
  readonly select: (id: string) => void;
  readonly setPaused: (paused: boolean) => void;
  /** While paused by an answer of the shown cluster, else by ten seconds; false: it is at that end already. */
  readonly step: (by: 1 | -1) => boolean;
  /** To the next or the previous change of a cluster (null: of any); false: there is none. */
  readonly toChange: (by: 1 | -1, clusterId: string | null) => boolean;
  readonly changeSpeed: (factor: number) => void;
  /** Plays the next line at once, whenever it is due; false: there is none. */
  readonly playNext: () => boolean;
};

/** How far a step leads while playing, ms of the recording. */
const seekMs = 10_000;

/** No frames are shown more often than this (ms). */
const shortestTurnMs = 100;

/** A turn that took longer was a stopped process, which goes on where it was (ms). */
const longestTurnMs = 1000;

/** What is due beyond this waits for the next turn: keys go before speed. */
const mostLinesPerTurn = 200;

/** Plays a recording into a store, as the poller fills one from the API. The first moment is there at once. */
export function createReplayer(options: ReplayerOptions): Replayer {
  const {store, lines, clock, slowest, fastest, endNotice} = options;
  const playback = createPlayback(options);
  const playhead = createPlayhead(lines, playback);
  const marks = lines.flatMap(({differs, clusterId, played}) =>
    differs && clusterId !== null ? [{at: played, clusterId}] : [],
  );
  let speed = options.speed;
  let wantedId: string | null = null;
  let lastTurn = clock.now();
  let sleeping = new AbortController();

  const wake = () => sleeping.abort();
  const isPlaying = () => !store.getState().paused && !playhead.atEnd();

  /** Makes the store show where the playhead stands: one change, however many lines lie between. */
  const show = () => {
    const {selectedId, ...played} = playback.state();
    const {clusters, order, left, changes, listProblem, listNextAt, refusal, quiet, listed} = played;
    const {intervalMs, clockSkewMs} = played;
    const ended = playhead.atEnd();
    store.setState({
      ...{clusters, order, left, changes, listProblem, listNextAt, refusal, quiet, listed, intervalMs, clockSkewMs},
      now: playhead.clock(),
      selectedId: wantedId !== null && clusters.has(wantedId) ? wantedId : selectedId,
      replay: {speed, ended, elapsed: playhead.elapsed(), total: playhead.total, marks},
      notice: ended === store.getState().replay?.ended ? store.getState().notice : ended ? endNotice : null,
    });
  };

  /** Takes in the time since the last turn. */
  const catchUp = () => {
    const now = clock.now();
    const passed = Math.max(0, Math.min(now - lastTurn, longestTurnMs));
    lastTurn = now;
    if (isPlaying()) {
      playhead.playTo(playhead.elapsed() + passed * speed, mostLinesPerTurn);
      show();
    }
  };

  /** ms until the next line is due, or the clock of the recording shows another second. */
  const untilNext = (): number => {
    const ahead = Math.min(playhead.nextTime() - playhead.elapsed(), 1000 - (playhead.clock() % 1000));
    return Math.max(shortestTurnMs, Math.min(ahead / speed, longestTurnMs));
  };

  const run = async (signal: AbortSignal) => {
    signal.addEventListener('abort', wake, {once: true});
    while (!signal.aborted) {
      catchUp();
      sleeping = new AbortController();
      await clock.sleep(isPlaying() ? untilNext() : longestTurnMs, sleeping.signal).catch(() => {});
    }
  };

  /** Does what a key asks for at this very moment of the recording, and shows it. */
  const now = (act: () => void) => {
    catchUp();
    act();
    show();
    wake();
  };

  show();
  return {
    run,
    select: id => {
      wantedId = id;
      show();
    },
    setPaused: paused => now(() => store.setState({paused})),
    step: by => {
      let moved = false;
      now(() => {
        const {paused, selectedId} = store.getState();
        if (paused) {
          moved = playhead.step(by, selectedId);
        } else {
          const before = playhead.elapsed();
          playhead.seek(before + by * seekMs);
          moved = playhead.elapsed() !== before;
        }
      });
      return moved;
    },
    toChange: (by, clusterId) => {
      let moved = false;
      now(() => {
        moved = playhead.toChange(by, clusterId);
      });
      return moved;
    },
    changeSpeed: factor => {
      now(() => {
        speed = Math.max(slowest, Math.min(speed * factor, fastest));
      });
    },
    playNext: () => {
      const moved = playhead.next();
      show();
      return moved;
    },
  };
}
