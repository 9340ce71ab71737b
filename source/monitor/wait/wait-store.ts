import {createStore, type StoreApi} from 'zustand/vanilla';
import type {MonitorStore} from '../store/store.ts';
import type {WaitRules} from './reason.ts';
import {type Stabilities, stabilitiesAfter, type WaitVerdict, waitVerdict} from './verdict.ts';

/** What a wait is for, from when (epoch ms) and for how long at most (ms). */
export type WaitGoal = {readonly rules: WaitRules; readonly startedAt: number; readonly timeoutMs: number};

/** How far a wait is. A verdict other than `waiting` is the last. */
export type WaitState = WaitGoal & {readonly stabilities: Stabilities; readonly verdict: WaitVerdict};

export type WaitStore = StoreApi<WaitState> & {
  /** The time is up: there will be a verdict now. */
  readonly timeIsUp: () => void;
};

/** Follows the clusters of the monitor's store until there is a verdict. */
export function createWaitStore(monitor: MonitorStore, goal: WaitGoal): WaitStore {
  const wait = createStore<WaitState>(() => ({
    ...goal,
    stabilities: new Map(),
    verdict: {kind: 'waiting', open: []},
  }));
  const judge = (timeIsUp: boolean) => {
    const {stabilities: before, verdict} = wait.getState();
    if (verdict.kind === 'waiting') {
      const state = monitor.getState();
      const stabilities = stabilitiesAfter(before, state, goal.rules);
      wait.setState({stabilities, verdict: waitVerdict(state, stabilities, goal.rules, timeIsUp)});
    }
  };
  monitor.subscribe((state, before) => {
    if (state.clusters !== before.clusters || state.listProblem !== before.listProblem) {
      judge(false);
    }
  });
  return {...wait, timeIsUp: () => judge(true)};
}
