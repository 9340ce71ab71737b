import {labelOf} from '../../monitor/store/selectors.ts';
import {speedText} from '../look/state.ts';
import {type Command, type CommandContext, shownScreen} from '../view/context.ts';
import {replayScope} from '../view/replay-scope.ts';
import {notify} from '../view/view-store.ts';

function step({capabilities, view}: CommandContext, by: 1 | -1): void {
  if (capabilities.replay?.step(by) === false) {
    notify(view, by === 1 ? 'This is the end of the recording.' : 'This is the beginning of the recording.');
  }
}

export const stepBack: Command = context => step(context, -1);

export const stepOn: Command = context => step(context, 1);

function toChange(context: CommandContext, by: 1 | -1): void {
  const {capabilities, monitor, view} = context;
  const state = monitor.getState();
  const scope = replayScope(state, shownScreen(context).kind);
  if (capabilities.replay?.toChange(by, scope) === false) {
    const whose = scope === null ? '' : ` of ${labelOf(state, scope)}`;
    notify(view, `There is no ${by === 1 ? 'further' : 'earlier'} change${whose} in this recording.`);
  }
}

export const previousChange: Command = context => toChange(context, -1);

export const nextChange: Command = context => toChange(context, 1);

function changeSpeed({capabilities, monitor, view}: CommandContext, factor: number): void {
  const before = monitor.getState().replay?.speed;
  capabilities.replay?.changeSpeed(factor);
  // What is told is the speed as it is now, not as it was last painted.
  monitor.flush();
  const speed = monitor.getState().replay?.speed ?? 1;
  const limit = factor > 1 ? 'maximum' : 'minimum';
  notify(view, speed === before ? `${speedText(speed)} is the ${limit}.` : `Playing at ${speedText(speed)}.`);
}

export const playFaster: Command = context => changeSpeed(context, 2);

export const playSlower: Command = context => changeSpeed(context, 0.5);
