import type {Snapshot} from '../../rollout/cluster/cluster.ts';
import {isOnStandby, type JudgedPod} from '../../rollout/health/health.ts';
import {shortImage} from '../../rollout/pod/image.ts';
import type {Pod} from '../../rollout/pod/pod.ts';
import {isInitDone, readyText, restartsText} from '../../rollout/pod/status.ts';
import {ageOf} from '../../text/duration.ts';
import type {OneShot} from './one-shot.ts';

type Column = {readonly title: string; readonly text: (judged: JudgedPod, now: number) => string};

const columns: readonly Column[] = [
  {title: 'NAME', text: ({pod}) => pod.name},
  {title: 'READY', text: ({line}) => readyText(line)},
  {title: 'STATUS', text: ({line}) => line.status},
  {title: 'RESTARTS', text: ({line}, now) => restartsText(line, now)},
  {title: 'AGE', text: ({pod}, now) => ageOf(pod.createdAt, now)},
];

const wideColumns: readonly Column[] = [
  ...columns,
  {title: 'NODE', text: ({pod}) => pod.nodeName ?? '<none>'},
  {title: 'APP', text: ({pod}) => pod.app},
  {title: 'PHASE', text: ({pod}) => pod.phase || 'Unknown'},
  {title: 'IMAGE', text: ({pod}) => imageOf(pod)},
  {title: 'HEALTH', text: healthOf},
  {title: 'HINT', text: ({hint}) => hint ?? ''},
];

function healthOf(judged: JudgedPod): string {
  return judged.superseded ? 'superseded' : isOnStandby(judged) ? 'standby' : judged.health;
}

/** The image of the first container that is not ready, else of the first container. */
function imageOf({initContainers, containers}: Pod): string {
  const held = initContainers.find(container => !isInitDone(container)) ?? containers.find(({ready}) => !ready);
  const image = (held ?? containers[0])?.image ?? '';
  return shortImage(image) || '<none>';
}

/** The pods as `kubectl get pods` prints them, with a column CLUSTER for several clusters; then the clusters without pods. */
export async function podTable(results: readonly OneShot[], now: number, wide: boolean): Promise<string> {
  const shown = wide ? wideColumns : columns;
  const several = results.length > 1;
  const rows: string[][] = [];
  const notes: string[] = [];
  for (const result of results) {
    if (result.kind === 'answer') {
      for (const judged of result.snapshot.pods) {
        const cells = shown.map(({text}) => text(judged, now));
        rows.push(several ? [result.cluster.label, ...cells] : cells);
      }
      if (result.snapshot.pods.length === 0) {
        notes.push(`${result.cluster.label}: ${withoutPods(result.snapshot)}`);
      }
    }
  }
  const titles = shown.map(({title}) => title);
  const table = rows.length === 0 ? [] : await aligned([several ? ['CLUSTER', ...titles] : titles, ...rows]);
  return [...table, ...notes].map(line => `${line}\n`).join('');
}

function withoutPods({state, observation}: Snapshot): string {
  switch (state) {
    case 'installing':
      return 'GitOps is being enabled; there are no pods yet';
    case 'enabled':
      return 'GitOps is enabled; UCS lists no pods';
    case 'disabling':
      return 'GitOps is being disabled';
    case 'unknown':
      return 'no pod could be read';
    default:
      return observation.kind === 'pods'
        ? 'no pods listed (UCS has not said whether GitOps is enabled)'
        : 'GitOps is not enabled';
  }
}

async function aligned(rows: readonly (readonly string[])[]): Promise<readonly string[]> {
  const widthOf = await widthFunction(rows);
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
    });
  }
  const padded = (cell: string, index: number) => cell + ' '.repeat((widths[index] ?? 0) - widthOf(cell));
  return rows.map(row => row.map(padded).join('   ').trimEnd());
}

// What it takes to measure other than plain ASCII is slow to load (20 ms), and most tables hold nothing else.
async function widthFunction(rows: readonly (readonly string[])[]): Promise<(text: string) => number> {
  const plain = rows.every(row => row.every(cell => /^[ -~]*$/.test(cell)));
  return plain ? cell => cell.length : (await import('../../text/fit.ts')).textWidth;
}
