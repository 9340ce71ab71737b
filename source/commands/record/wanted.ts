import type {Settings} from '../../config/settings/settings.ts';
import type {Effects} from '../../program/effects.ts';
import type {RecordedApi} from './record-api.ts';

/** The API, recorded where `--record` says so. Throws `ConfigError` for a file that cannot be used. */
export async function recordIfWanted(
  api: RecordedApi['api'],
  settings: Settings,
  effects: Effects,
): Promise<RecordedApi> {
  if (settings.record === null) {
    return {api, onRecordingEnd: () => {}};
  }
  const {recordApi} = await import('./record-api.ts');
  return recordApi(settings.record, api, settings, effects);
}
