import {ucsFailure} from '../../source/ucs/errors/words.ts';
import {container, minute, pod, second, termination, testNow, waiting} from '../helpers/pods.ts';
import {answerWith, type Script} from '../helpers/screens.tsx';

/** A pod whose image cannot be pulled. */
export const pulling = pod({
  app: 'helm-controller',
  phase: 'Pending',
  containers: [container({state: waiting('ImagePullBackOff'), ready: false})],
  startTime: testNow - 5 * minute,
});

/** One in a crash loop. */
export const crashing = pod({
  app: 'kustomize-controller',
  containers: [container({state: waiting('CrashLoopBackOff'), restartCount: 7, lastTermination: termination(1)})],
});

/** A fleet with a cluster in each state: well, stale, failing, without GitOps and unreachable. */
export const fleet = ({clusters, answer, fail, now, show}: Script) => {
  clusters('prod-a', 'prod-b', 'staging', 'edge-1', '生产集群-北京四', 'legacy', 'gone');
  answer('prod-a', answerWith([pod(), pod({app: 'helm-controller'})]));
  answer('prod-b', answerWith([pod()]));
  answer('staging', answerWith([pod(), pulling]));
  answer('edge-1', answerWith([pod(), crashing]));
  answer('生产集群-北京四', answerWith([pod()]));
  answer('legacy', {...answerWith([]), observation: {kind: 'announced', announcement: 'not-enabled'}});
  fail('gone', ucsFailure({kind: 'network', message: 'connection refused (ECONNREFUSED)'}));
  fail('prod-b', ucsFailure({kind: 'server', message: 'HTTP 502'}), testNow + second);
  now(testNow + 7 * second);
  show('staging');
};
