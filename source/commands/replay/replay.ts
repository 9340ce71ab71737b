import {resolve} from 'node:path';
import {speedLimits} from '../../config/options/table.ts';
import type {Settings} from '../../config/settings/settings.ts';
import type {Damage} from '../../monitor/recording/index-file.ts';
import {createReplayer} from '../../monitor/recording/replayer.ts';
import {createMonitorStore} from '../../monitor/store/store.ts';
import type {Effects} from '../../program/effects.ts';
import {exitCodes, stopCode} from '../../program/exit-codes.ts';
import {warn} from '../../program/failure.ts';
import {reasonForLines} from '../../program/full-screen.ts';
import {rulesOf} from '../../program/rules.ts';
import {createLineWriter} from '../../terminal/write.ts';
import {decodeAnswer} from '../../ucs/pages.ts';
import {printChanges, timedLine} from '../monitor/lines.ts';
import {openRecording, type RecordingReader} from './reader.ts';

/** Plays a recording: full screen on a terminal, elsewhere one line per change without waiting. Gives the exit code. */
export async function runReplay(settings: Settings, effects: Effects): Promise<number> {
  const path = resolve(effects.cwd, settings.argument ?? '');
  const recording = await openRecording(path, effects.signal);
  try {
    const play = reasonForLines(settings, effects) === null ? playScreens : playLines;
    return await play(recording, settings, effects);
  } finally {
    recording.close();
  }
}

function damageText({lineNumber, what}: Damage): string {
  return `line ${lineNumber} of the recording is ${what}: the rest of that run cannot be played`;
}

function prepare({lines, read, damage}: RecordingReader, settings: Settings, {clock}: Effects) {
  const {intervalMs, speed} = settings;
  const store = createMonitorStore({now: 0, intervalMs});
  const {slowest, fastest} = speedLimits;
  const endNotice = damage === null ? 'End of the recording.' : `End of the recording: ${damageText(damage)}.`;
  const playing = {decodeAnswer, clock, rules: rulesOf(settings), speed, slowest, fastest, endNotice};
  const start = () => createReplayer({store, lines, read, ...playing});
  return {store, start};
}

/** How many lines are played before signals are checked. */
const linesAtOnce = 200;

async function playLines(recording: RecordingReader, settings: Settings, effects: Effects): Promise<number> {
  const {store, start} = prepare(recording, settings, effects);
  const {signal, stdout, clock} = effects;
  const {print, written} = createLineWriter(stdout);
  const recorded = () => store.getState().now;
  const stop = printChanges(store, recorded, print);
  const replayer = start();
  for (let count = 1; replayer.playNext() && !signal.aborted; count += 1) {
    if (count % linesAtOnce === 0) {
      await written();
      await clock.sleep(0, signal);
    }
  }
  stop();
  if (recording.damage !== null && !signal.aborted) {
    print(timedLine(recorded(), `recording ${damageText(recording.damage)}`));
  }
  await written();
  return signal.aborted ? stopCode(signal.reason) : exitCodes.done;
}

async function playScreens(recording: RecordingReader, settings: Settings, effects: Effects): Promise<number> {
  const {store, start} = prepare(recording, settings, effects);
  const {run, select, setPaused, step, toChange, changeSpeed} = start();
  if (recording.damage !== null) {
    store.setState({notice: `Beware: ${damageText(recording.damage)}.`});
  }
  const {runScreens} = await import('../monitor/screens.ts');
  // No requests are sent, so the keys for polling have no meaning here.
  const polling = {pollNow: () => {}, setIntervalMs: () => {}};
  const controls = {selectCluster: select, setPaused, ...polling, replay: {step, toChange, changeSpeed}};
  try {
    return await runScreens({settings, effects, store, run, controls});
  } finally {
    if (recording.damage !== null) {
      await warn(effects, damageText(recording.damage));
    }
  }
}
