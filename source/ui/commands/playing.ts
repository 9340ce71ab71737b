import {speedText} from '../look/state.ts';
import type {Command, CommandContext} from '../view/context.ts';
import {notify} from '../view/view-store.ts';

function step({capabilities, view}: CommandContext, by: 1 | -1): void {
  if (capabilities.replay?.step(by) === false) {
    notify(view, by === 1 ? 'This is the end of the recording.' : 'This is the beginning of the recording.');
  }
}

export const stepBack: Command = context => step(context, -1);

export const stepOn: Command = context => step(context, 1);

function changeSpeed({capabilities, monitor, view}: CommandContext, factor: number): void {
  capabilities.replay?.changeSpeed(factor);
  // What is told is the speed as it is now, not as it was last painted.
  monitor.flush();
  const speed = monitor.getState().replay?.speed ?? 1;
  notify(view, `Playing at ${speedText(speed)}.`);
}

export const playFaster: Command = context => changeSpeed(context, 2);

export const playSlower: Command = context => changeSpeed(context, 0.5);
