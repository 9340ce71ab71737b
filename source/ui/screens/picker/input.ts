import fuzzysort from 'fuzzysort';
import {entriesInOrder} from '../../../monitor/store/selectors.ts';
import type {ClusterEntry, MonitorState} from '../../../monitor/store/store.ts';
import type {CommandContext} from '../../view/context.ts';
import {showCluster} from '../../view/context.ts';
import {typedText} from '../../view/typed-text.ts';
import {type PickerScreen, popScreen, updateScreen} from '../../view/view-store.ts';

const maxPickerText = 100;

/** The clusters whose name or id has the typed letters in this order, best match first; all when nothing is typed. */
export function pickedClusters(state: MonitorState, text: string): readonly ClusterEntry[] {
  const entries = entriesInOrder(state);
  if (text.trim() === '') {
    return entries;
  }
  const targets = entries.map(entry => ({entry, name: entry.ref.name, id: entry.ref.id}));
  return fuzzysort.go(text, targets, {keys: ['name', 'id'], threshold: 0}).map(result => result.obj.entry);
}

function move(context: CommandContext, by: number): void {
  updateScreen(context.view, 'picker', screen => {
    const count = pickedClusters(context.monitor.getState(), screen.text).length;
    return {cursor: Math.max(0, Math.min(screen.cursor + by, count - 1))};
  });
}

function type({view}: CommandContext, {text}: PickerScreen, key: string): void {
  const typed = typedText(text, key);
  if (typed !== null) {
    updateScreen(view, 'picker', () => ({text: typed.slice(0, maxPickerText), cursor: 0}));
  }
}

function pick(context: CommandContext, screen: PickerScreen): void {
  const entry = pickedClusters(context.monitor.getState(), screen.text)[screen.cursor];
  if (entry) {
    showCluster(context, entry.ref.id);
  }
}

/** One key while the picker is open: letters narrow the list, arrows move, Enter picks, Esc closes. */
export function pickerKey(context: CommandContext, screen: PickerScreen): void {
  const {key, view} = context;
  switch (key) {
    case 'enter':
      pick(context, screen);
      break;
    case 'esc':
      popScreen(view);
      break;
    case 'up':
    case 'ctrl+p':
      move(context, -1);
      break;
    case 'down':
    case 'ctrl+n':
    case 'tab':
      move(context, 1);
      break;
    default:
      type(context, screen, key);
  }
}
