import type {Settings} from '../../config/settings/settings.ts';
import type {Recorder} from '../../monitor/recording/recorder.ts';
import type {Effects} from '../../program/effects.ts';

/**
 * The recorder of the file that `--record` names; null without it. `onEnd` is called once, with a message for the user,
 * when the recording has to end. Throws `ConfigError` for a file that cannot be used.
 */
export async function recorderIfWanted(
  settings: Settings,
  effects: Effects,
  onEnd: (message: string) => void,
): Promise<Recorder | null> {
  if (settings.record === null) {
    return null;
  }
  const {startRecording} = await import('./record.ts');
  return startRecording(settings.record, settings, effects, onEnd);
}
