import {withoutLastDots} from './cause.ts';

type SchedulerWords = readonly [words: RegExp, advice: string];

/** What the plug-ins of kube-scheduler say of the nodes they filter out (PodScheduled False, reason Unschedulable). */
const rows: readonly SchedulerWords[] = [
  [/persistentvolumeclaim \S+ not found/i, 'create that PersistentVolumeClaim, or correct its name'],
  [
    /unbound immediate PersistentVolumeClaims|didn't find available persistent volumes|persistentvolume(?!claim \S+ not found)/i,
    'check its volume claim (kubectl get pvc), the storage class and its provisioner',
  ],
  [/volume node affinity conflict|no available volume zone/i, 'its volume is bound to another node or zone'],
  [/exceed max volume count/i, 'the nodes are at their volume limit: free or add nodes'],
  [/\bInsufficient \S/, 'free or add nodes, or request less'],
  [/Too many pods/i, 'the nodes are at their pod limit: free or add nodes'],
  [
    /taints? \{node\.(?:cloudprovider\.)?kubernetes\.io\/(?!unschedulable)/i,
    'nodes are not ready or under pressure: check them (kubectl get nodes)',
  ],
  [/were unschedulable|taints? \{node\.kubernetes\.io\/unschedulable/i, 'nodes are cordoned: kubectl uncordon'],
  [
    /taints? \{(?!node\.(?:cloudprovider\.)?kubernetes\.io\/)|\btaints? (?!\{)|taint\(s\)/i,
    'remove that taint, or tolerate it',
  ],
  [
    /didn't match (?:Pod's )?node (?:affinity|selector)/i,
    'label a node as its nodeSelector or affinity asks, or change those',
  ],
  [/pod (?:anti-)?affinity|anti-affinity rules/i, 'relax its affinity to other pods, or add nodes'],
  [/topology spread/i, 'relax its topology spread, or add nodes where one is missing'],
  [/free ports/i, 'its host port is taken on the nodes: free it, or add nodes'],
  [/no nodes available|\b0\/0 nodes/i, 'the cluster has no nodes: add one'],
];

/** What the scheduler says, without the part on preemption, which says the same of the same nodes once more. */
export function schedulerWords(message: string): string {
  const [words = ''] = message.split('preemption: ', 1);
  return withoutLastDots(words.trimEnd());
}

/** What to do about each of the scheduler's words; null where none of them is known. */
export function schedulingAdvice(message: string | null): string | null {
  const words = schedulerWords(message ?? '');
  const advice = rows.filter(([pattern]) => pattern.test(words)).map(([, text]) => text);
  return advice.length === 0 ? null : advice.join('; ');
}
