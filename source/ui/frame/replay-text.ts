import type {MonitorState, Replay} from '../../monitor/store/store.ts';
import {clockText} from '../../text/time.ts';
import type {Segments} from '../look/segments.ts';
import {speedText} from '../look/state.ts';

/** What stands where a live screen tells how current it is: the time of the recording, and how it is played. */
export function replaySegments({now, paused}: MonitorState, {speed, ended}: Replay): Segments {
  const how = ended ? 'END' : paused ? 'PAUSED' : speedText(speed);
  return [
    {text: 'REPLAY', tone: 'accent'},
    {text: ` ${clockText(now)} `},
    {text: how, tone: ended || paused ? 'degraded' : 'plain'},
  ];
}
