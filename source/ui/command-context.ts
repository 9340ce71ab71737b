import {selectedEntry} from '../monitor/store/selectors.ts';
import type {ClusterEntry} from '../monitor/store/store.ts';
import {type Surroundings, standingOf} from './context.ts';
import type {Standing} from './screens/content.ts';
import {type Screen, topScreen} from './view-store.ts';

/** What a command acts on. `key` is the name of the key that was pressed. */
export type CommandContext = Surroundings & {readonly key: string};

/** A command as a plain function; the table in `run-command.ts` names them all. */
export type Command = (context: CommandContext) => void;

export function standing(context: CommandContext): Standing {
  return standingOf(context);
}

export function shownScreen(context: CommandContext): Screen {
  return topScreen(context.view.getState());
}

/** The cluster a command is about: the one of the shown screen, else the selected one. */
export function commandCluster(context: CommandContext): ClusterEntry | null {
  const state = context.monitor.getState();
  const screen = shownScreen(context);
  const id = screen.kind === 'json' || screen.kind === 'pod' ? screen.clusterId : null;
  return id === null ? selectedEntry(state) : (state.clusters.get(id) ?? null);
}
