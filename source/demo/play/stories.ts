import {
  type Controller,
  helmController,
  kustomizeController,
  type PodIdentity,
  type PodVariant,
  podIdentity,
  podInMessages,
  sourceController,
} from './controllers.ts';
import type {Act, Chapter, DemoPod} from './demo-cluster.ts';
import {type Crash, crashLoop, pullLoop} from './lives/failing.ts';
import {deleted, restarted, startUp} from './lives/lives.ts';
import {between, randomFor} from './seeded-random.ts';
import type {Life} from './timeline.ts';

/** Where a story is played: it decides about names and about small differences in time. */
export type Stage = {readonly seed: number; readonly cluster: string; readonly controllers: readonly Controller[]};

/** What happens on a cluster from the start of the server on. */
export type Story = (stage: Stage) => readonly Chapter[];

const hour = 3600;

/** One chapter that goes on for ever. */
function always(act: Act): readonly Chapter[] {
  return [{from: 0, act}];
}

/** A list of pods, for ever. */
export function podsOnly(pods: readonly DemoPod[]): readonly Chapter[] {
  return always({kind: 'pods', pods});
}

function refusal(status: number, code: string, message: string): Act {
  return {kind: 'refusal', status, code, message};
}
const notEnabledAct = refusal(400, 'UCS.00060003', 'GitOps is not enabled.');
const installingAct = refusal(400, 'UCS.00060004', 'GitOps is being installed.');
const disablingAct = refusal(400, 'UCS.00060005', 'GitOps is being disabled.');

/** One pod of a controller, whose life may want to know who it is. */
export function cast(
  {seed, cluster}: Stage,
  controller: Controller,
  life: (identity: PodIdentity) => Life,
  variant?: PodVariant,
): DemoPod {
  const identity = podIdentity(seed, cluster, controller, variant);
  return {identity, life: life(identity)};
}

/** When a controller's pods were created that are hours old. */
export function settledSince({seed, cluster}: Stage, {app}: Controller): number {
  return -between(randomFor(seed, `${cluster}/${app}/age`), 6, 90) * hour;
}

/** A pod that has been well for hours. */
export function settled(stage: Stage, controller: Controller, variant?: PodVariant): DemoPod {
  return cast(stage, controller, () => startUp({created: settledSince(stage, controller)}), variant);
}

/** Every controller well for hours but the one named, which has a life of its own. */
export function allWellBut(stage: Stage, app: string, life: (identity: PodIdentity) => Life): readonly DemoPod[] {
  return stage.controllers.map(controller =>
    controller.app === app ? cast(stage, controller, life) : settled(stage, controller),
  );
}

export const notEnabled: Story = () => always(notEnabledAct);

/** The same said by a 404 whose body is a text, as the API page describes its errors. */
export const notEnabledText: Story = ({cluster}) =>
  always({
    kind: 'verbatim',
    status: 404,
    contentType: 'text/plain',
    body: `GitOps is not enabled on cluster ${cluster}`,
  });

export const empty: Story = () => podsOnly([]);

export const disabling: Story = () => [
  {from: 0, act: disablingAct},
  {from: 20, act: notEnabledAct},
];

/** Everything is ready a little less than a minute after second `start`; until then UCS says that it installs. */
export const installingFrom =
  (start: number): Story =>
  stage => {
    const random = randomFor(stage.seed, `${stage.cluster}/installing`);
    const turns = stage.controllers.map(() => random());
    const slowest = Math.max(1, stage.controllers.length - 1);
    const pods = stage.controllers.map((controller, index) => {
      // Images arrive one after the other, in an order that the seed decides.
      const place = turns.filter(turn => turn < (turns[index] ?? 0)).length / slowest;
      const plan = {
        created: start + (0.4 * index) / slowest,
        scheduling: between(random, 2.5, 7),
        creating: 7 + 26 * place + between(random, 0, 2),
        warming: between(random, 5, 10),
      };
      return cast(stage, controller, () => startUp(plan));
    });
    return [
      {from: 0, act: installingAct},
      {from: start, act: {kind: 'pods', pods}},
    ];
  };

export const installing: Story = installingFrom(3);

export const enabled: Story = stage => podsOnly(stage.controllers.map(controller => settled(stage, controller)));

/** All well, with traces of a past: one controller restarted twice five hours ago, another was updated a moment ago. */
export const wellUsed: Story = stage => {
  const last = {exitCode: 1, reason: 'Error', startedAt: -9 * hour, finishedAt: -5 * hour};
  const pods = allWellBut(stage, sourceController.app, () => restarted({created: -26 * hour}, 2, last));
  const updated = cast(stage, kustomizeController, () => startUp({created: -34}));
  const outgoing = cast(
    stage,
    kustomizeController,
    ({gracePeriodSeconds}) => deleted(startUp({created: -50 * hour}), {at: -14, lasting: 45, gracePeriodSeconds}),
    {release: 'old'},
  );
  return podsOnly([...pods.filter(({identity}) => identity.app !== kustomizeController.app), updated, outgoing]);
};

/** The registry cannot be reached from the nodes, which is what happens to clusters without a way to the Internet. */
function pulling(identity: PodIdentity, created: number): Life {
  const image = identity.containers[0]?.image ?? '';
  const [host = '', ...rest] = image.split(':')[0]?.split('/') ?? [];
  const manifest = `https://${host}/v2/${rest.join('/')}/manifests/${image.split(':')[1] ?? 'latest'}`;
  const cause = `failed to resolve reference "${image}": failed to do request: Head "${manifest}": dial tcp: lookup ${host} on 10.247.3.10:53: no such host`;
  return pullLoop(created, image, `failed to pull and unpack image "${image}": ${cause}`);
}

export const stuckOnImage: Story = stage =>
  podsOnly(allWellBut(stage, helmController.app, identity => pulling(identity, -75)));

function crashing(app: string, ends: readonly Crash[]): Story {
  return stage =>
    podsOnly(allWellBut(stage, app, identity => crashLoop({created: -70, pod: podInMessages(identity), ends})));
}

export const crashLooping: Story = crashing(kustomizeController.app, ['error', 'error', 'oom']);
export const outOfMemory: Story = crashing(helmController.app, ['oom']);

/** Many pods in every state at once: one in twenty has a trouble of its own. */
export const mixed: Story = stage =>
  podsOnly(
    stage.controllers.map((controller, index) => {
      switch (index % 60) {
        case 7:
          return cast(stage, controller, identity => pulling(identity, -40 - (index % 50)));
        case 27:
          return cast(stage, controller, identity =>
            crashLoop({created: -30 - (index % 40), pod: podInMessages(identity), ends: ['error', 'oom']}),
          );
        case 47:
          return cast(stage, controller, () => startUp({created: index % 30, scheduling: 4, creating: 20}));
        default:
          return settled(stage, controller);
      }
    }),
  );
