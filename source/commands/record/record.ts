import {resolve} from 'node:path';
import {ConfigError, whyNotWritten} from '../../config/config-error.ts';
import type {Settings} from '../../config/settings/settings.ts';
import {
  createRecorder,
  FullRecordingError,
  maxRecordingBytes,
  type Recorder,
} from '../../monitor/recording/recorder.ts';
import type {Effects} from '../../program/effects.ts';
import {version} from '../../program/version.ts';
import {openRecordFile, unwritable} from './file.ts';

/**
 * Opens a file for a run that begins now; what echoes a secret is recorded without it. `onEnd` is called once, with a
 * message for the user, when the recording has to end. Throws `ConfigError` for a file that cannot be used.
 */
export function startRecording(
  path: string,
  {intervalMs}: Settings,
  {clock, cwd, secrets}: Effects,
  onEnd: (message: string) => void,
): Recorder {
  const fullPath = resolve(cwd, path);
  const file = openRecordFile(fullPath);
  try {
    return createRecorder({
      ...file,
      maxBytes: maxRecordingBytes,
      version,
      intervalMs,
      startedAt: clock.now(),
      redact: secrets.redact,
      onStop: error => onEnd(`The recording to ${path} has ended: ${whyNotWritten(error)}.`),
    });
  } catch (error) {
    if (error instanceof FullRecordingError) {
      throw new ConfigError(
        `${fullPath} cannot be written: ${error.message}`,
        'Give another name, or move that file away.',
      );
    }
    throw unwritable(fullPath, error);
  }
}
