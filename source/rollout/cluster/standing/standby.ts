import {type JudgedPod, standbyReason} from '../../health/health.ts';
import {thresholds} from '../../health/reasons/thresholds.ts';
import type {Pod} from '../../pod/pod.ts';
import type {Step} from '../../pod/steps/step.ts';
import {isActive, replicaSetOf} from '../../pod/workload.ts';

// Its replicas elect a leader, and only the leader is ready: it alone has what the others fetch (fluxcd/flux2#5880).
const leaderElected = 'source-controller';

function isElected({app}: Pod, others: readonly string[]): boolean {
  return app === leaderElected || others.includes(app);
}

function isReady({pod, line, health}: JudgedPod): boolean {
  return isActive(pod) && health === 'ok' && line.total > 0 && line.ready >= line.total;
}

// One that has just started may yet crash.
function mayStandBy({pod, line, since}: JudgedPod, now: number): boolean {
  return (
    isActive(pod) &&
    line.status === 'Running' &&
    line.restarts === 0 &&
    line.ready < line.total &&
    pod.containers.every(({state}) => state.kind === 'running') &&
    since !== null &&
    now - since >= thresholds.standby
  );
}

// For a replica on standby, to run is all there is to come to.
function upTo({steps}: JudgedPod): readonly Step[] {
  const last = steps.at(-1);
  return last === undefined ? steps : [...steps.slice(0, -1), {...last, kind: 'ready', failing: false, tries: 0}];
}

/**
 * The pods at `now` (epoch ms), with those that stand by as ok: of an app whose replicas elect a leader (source-controller,
 * and `others`) one is ready, and a second of the same ReplicaSet runs, never restarted and is not ready.
 */
export function withStandby(pods: readonly JudgedPod[], others: readonly string[], now: number): readonly JudgedPod[] {
  const led = new Set(
    pods.filter(judged => isElected(judged.pod, others) && isReady(judged)).map(({pod}) => replicaSetOf(pod)),
  );
  if (led.size === 0) {
    return pods;
  }
  const standsBy = (judged: JudgedPod) =>
    isElected(judged.pod, others) && led.has(replicaSetOf(judged.pod)) && mayStandBy(judged, now);
  return pods.map(judged =>
    standsBy(judged)
      ? {...judged, health: 'ok', reason: standbyReason, hint: null, explained: null, progress: 1, steps: upTo(judged)}
      : judged,
  );
}
