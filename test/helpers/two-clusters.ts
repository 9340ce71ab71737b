import {container, pod, termination, waiting} from './pods.ts';
import {answerWith, type Script} from './screens.tsx';

/** A container whose image cannot be pulled. */
export const pulling = container({
  state: waiting(
    'ImagePullBackOff',
    'Back-off pulling image "swr.cn-north-4.myhuaweicloud.com/hwofficial/helm-controller:v1.4.4"',
  ),
  ready: false,
  image: 'swr.cn-north-4.myhuaweicloud.com/hwofficial/helm-controller:v1.4.4',
});
const crashed = container({restartCount: 3, lastTermination: termination(1)});

const body = JSON.stringify({
  metadata: {},
  items: [
    {
      metadata: {name: 'source-controller-97bdcd8cf-5fs52', managedFields: [{manager: 'kubelet'}]},
      status: {phase: 'Running', ok: true, n: 1},
    },
  ],
});

/** A cluster with two broken pods of three, and one that is well. */
export const twoClusters = ({clusters, answer}: Script) => {
  clusters('prod-a', 'prod-b');
  answer(
    'prod-a',
    answerWith(
      [
        pod(),
        pod({app: 'helm-controller', phase: 'Pending', containers: [pulling]}),
        pod({app: 'kustomize-controller', containers: [crashed]}),
      ],
      body,
    ),
  );
  answer('prod-b', answerWith([pod({name: 'source-controller-97bdcd8cf-b7x2p'})]));
};
