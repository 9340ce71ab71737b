import type {ScreenRegistry} from '../view/context.ts';
import {fleetRecord} from './fleet/screen.tsx';
import {helpRecord} from './help/screen.tsx';
import {jsonRecord} from './json/screen.tsx';
import {pickerRecord} from './picker/screen.tsx';
import {podRecord} from './pod/screen.tsx';
import {podsRecord} from './pods/screen.tsx';
import {rolloutRecord} from './rollout/screen.tsx';
import {timelineRecord} from './timeline/screen.tsx';

/** Every screen there is. */
export const screenRegistry: ScreenRegistry = {
  pods: podsRecord,
  pod: podRecord,
  json: jsonRecord,
  fleet: fleetRecord,
  picker: pickerRecord,
  timeline: timelineRecord,
  rollout: rolloutRecord,
  help: helpRecord,
};
