import {isStale, toldAt} from '../../../monitor/store/selectors.ts';
import type {MonitorState} from '../../../monitor/store/store.ts';
import {foldChanges} from '../../../rollout/cluster/changes/fold.ts';
import type {JudgedPod} from '../../../rollout/health/health.ts';
import {Lines} from '../../look/line.tsx';
import {plainText, type Segments} from '../../look/segments.ts';
import {
  layoutOf,
  type ScreenRecord,
  type Situation,
  useLayout,
  useMonitor,
  useScreenContext,
  useView,
} from '../../view/context.ts';
import {scrolled, scrollPosition, topAfter} from '../../view/scroll.ts';
import {type PodScreen, updateScreen} from '../../view/view-store.ts';
import {changeLines, changeNames} from '../timeline/lines.ts';
import {detailLines} from './lines.ts';

/** The pod as it is now; null when it is gone. */
function podOf(state: MonitorState, screen: PodScreen): JudgedPod | null {
  const pods = state.clusters.get(screen.clusterId)?.snapshot?.pods ?? [];
  return pods.find(judged => judged.pod.uid === screen.uid) ?? null;
}

const gone: readonly Segments[] = [[{text: 'This pod is gone. Esc goes back.', tone: 'degraded'}]];

/** Changes of the pod that are shown; the timeline has the others. */
const mostChanges = 10;

function changesOf({state, view, symbols, layouts}: Situation, {clusterId, uid}: PodScreen): readonly Segments[] {
  const {changes} = state;
  return layouts(changesOf, [changes, clusterId, uid, view.columns], () => {
    const own = changes.filter(change => change.clusterId === clusterId && change.uid === uid);
    const entries = foldChanges(own).slice(0, mostChanges);
    return changeLines(entries, changeNames(state, entries), [], view.columns - 2, symbols);
  });
}

function podLayout(situation: Situation, screen: PodScreen) {
  const {state, view, symbols} = situation;
  const judged = podOf(state, screen);
  const changes = changesOf(situation, screen);
  const lines = judged
    ? detailLines(judged, view.columns, toldAt(state, state.clusters.get(screen.clusterId) ?? null), symbols, changes)
    : gone;
  return {judged, lines, ...scrolled(situation, lines.length, screen.top)};
}

/** All that is known of one pod. */
function PodBody({screen}: {readonly screen: PodScreen}) {
  const context = useScreenContext();
  const width = useView(view => view.columns);
  // The clock moves every second, the words rarely: only other words are a reason to render.
  useMonitor(() => plainText(layoutOf(context, podLayout, screen).lines));
  const faded = useMonitor(state => {
    const entry = state.clusters.get(screen.clusterId);
    return entry !== undefined && isStale(state, entry);
  });
  const {lines, top, height} = useLayout(podLayout, screen);
  return <Lines lines={lines.slice(top, top + height)} width={width} faded={faded} />;
}

export const podRecord: ScreenRecord<PodScreen> = {
  Body: PodBody,
  position: (context, screen) => scrollPosition(layoutOf(context, podLayout, screen)),
  move: (context, screen, step) => {
    const top = topAfter(layoutOf(context, podLayout, screen), step);
    updateScreen(context.view, 'pod', () => ({top}));
  },
  copied: (context, screen) => {
    const {judged} = layoutOf(context, podLayout, screen);
    if (judged === null) {
      return null;
    }
    const {pod, hint} = judged;
    return hint === null
      ? {what: `the name ${pod.name}`, text: pod.name}
      : {what: `the name and hint of ${pod.name}`, text: `${pod.name}: ${hint}`};
  },
  clusterId: ({clusterId}) => clusterId,
};
