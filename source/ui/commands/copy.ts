import {documentText} from '../../json/document.ts';
import {visibleChanges} from '../../monitor/store/selectors.ts';
import type {JudgedPod} from '../../rollout/health/health.ts';
import {type Command, type CommandContext, shownScreen, situationOf} from '../context.ts';
import {plainText} from '../look/segments.ts';
import {fleetLayout, podOf, podsLayout} from '../screens/content.ts';
import {timelineLines} from '../screens/timeline/lines.ts';
import {notify} from '../view-store.ts';

/** The text is null when it is too long for any clipboard. */
type Copied = {readonly what: string; readonly text: string | null};

/** More than a terminal takes, so that a longer text need not be put together. */
const maxJsonLength = 100_000;

/** Wide enough that nothing of a line is cut. */
const wholeLine = 10_000;

function podText(judged: JudgedPod): Copied {
  const {pod, hint} = judged;
  return hint === null
    ? {what: `the name ${pod.name}`, text: pod.name}
    : {what: `the name and hint of ${pod.name}`, text: `${pod.name}: ${hint}`};
}

/** What the shown screen is about, as text. */
function shownText(context: CommandContext): Copied | null {
  const now = situationOf(context);
  const screen = shownScreen(context);
  switch (screen.kind) {
    case 'pods': {
      const {pods, cursor} = podsLayout(now, screen);
      const name = pods[cursor]?.pod.name;
      return name === undefined ? null : {what: `the name ${name}`, text: name};
    }
    case 'pod': {
      const judged = podOf(now.state, screen);
      return judged && podText(judged);
    }
    case 'fleet': {
      const {clusters, cursor} = fleetLayout(now, screen);
      const ref = clusters[cursor]?.ref;
      return ref ? {what: `the id of ${ref.name}`, text: ref.id} : null;
    }
    case 'json':
      return {what: 'the JSON', text: documentText(screen.document, maxJsonLength)};
    case 'timeline': {
      const changes = visibleChanges(now.state, now.view.filters.timeline);
      const lines = timelineLines(now.state, changes, wholeLine, now.symbols);
      return changes.length === 0 ? null : {what: `${changes.length} changes`, text: plainText(lines)};
    }
    default:
      return null;
  }
}

/** Puts what is shown into the clipboard of the user's terminal, and says what it was. */
export const copy: Command = context => {
  const copied = shownText(context);
  if (!copied) {
    notify(context.view, 'There is nothing to copy here.', 'degraded');
  } else if (copied.text !== null && context.capabilities.copy(copied.text)) {
    notify(context.view, `Copied ${copied.what}, if the terminal allows it (OSC 52).`, 'ok');
  } else {
    notify(context.view, `Too long for the clipboard of a terminal: Ctrl-s writes the answer to a file.`, 'degraded');
  }
};
