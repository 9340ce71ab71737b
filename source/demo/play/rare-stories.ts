import {
  helmController,
  kustomizeController,
  notificationController,
  podInMessages,
  sourceController,
} from './controllers.ts';
import {crashLoop} from './lives/failing.ts';
import {initializingLife, sidecarLife} from './lives/init.ts';
import {evicted, managerName, startUp, stuckWaiting, unschedulable} from './lives/lives.ts';
import {flapping, withConditions} from './lives/readiness.ts';
import {allWellBut, cast, podsOnly, type Stage, type Story, settled, settledSince} from './stories.ts';
import {terminated, waiting} from './timeline.ts';

const hour = 3600;

/** No node takes any of the pods, which are two minutes old. */
export const nowhereToRun: Story = stage =>
  podsOnly(stage.controllers.map((controller, index) => cast(stage, controller, () => unschedulable(-120 - index))));

function missingSecret(stage: Stage) {
  return `secret "${stage.cluster}-notification-token" not found`;
}

/** A Secret that a container needs is not there. */
export const missingConfig: Story = stage =>
  podsOnly(
    stage.controllers.map(controller =>
      controller.app === notificationController.app
        ? cast(stage, controller, () =>
            stuckWaiting({created: -90}, 'CreateContainerConfigError', missingSecret(stage)),
          )
        : settled(stage, controller),
    ),
  );

function lowOn(resource: string, threshold: string, available: string) {
  return `The node was low on resource: ${resource}. Threshold quantity: ${threshold}, available: ${available}. `;
}

/** Two pods were evicted: one has a successor that is well, the other's finds no node. */
export const evictions: Story = stage => {
  const diskFull = lowOn('ephemeral-storage', '10%', '812Mi');
  const old = {replica: 1} as const;
  const lost = terminated(managerName, {
    exitCode: 137,
    reason: 'ContainerStatusUnknown',
    message: 'The container could not be located when the pod was terminated',
    startedAt: -30 * hour,
    finishedAt: -95,
  });
  return podsOnly([
    cast(stage, sourceController, () => evicted(startUp({created: -30 * hour}), -600, diskFull), old),
    cast(stage, sourceController, () => startUp({created: -598})),
    cast(stage, helmController, () => evicted(startUp({created: -30 * hour}), -95, diskFull, [lost]), old),
    cast(stage, helmController, () => unschedulable(-94)),
    settled(stage, kustomizeController),
    settled(stage, notificationController),
  ]);
};

/** Ready for 14 seconds, not ready for 6, and so on, without a restart. */
export const readinessFlaps: Story = stage => {
  const well = startUp({created: settledSince(stage, sourceController)});
  const flaps = {from: -292, every: 20, lasting: 6};
  return podsOnly(allWellBut(stage, sourceController.app, () => withConditions(flapping(well, flaps))));
};

/** Two replicas of source-controller: one leads; the other waits to, and is not ready until it does. */
export const standby: Story = stage => {
  const created = settledSince(stage, sourceController);
  const waits = startUp({created, warming: Number.POSITIVE_INFINITY});
  return podsOnly([
    ...allWellBut(stage, sourceController.app, () => withConditions(startUp({created}))),
    cast(stage, sourceController, () => withConditions(waits), {replica: 1}),
  ]);
};

/** Init containers that work in turn, a sidecar, one that crashes and one that never ends. */
export const initContainers: Story = stage => {
  const steps = ['fetch-ca', 'wait-for-crds'];
  const crashes = (pod: string) =>
    crashLoop({
      created: -45,
      pod,
      ends: ['error'],
      container: 'fetch-ca',
      around: container => ({
        phase: 'Pending',
        initContainers: [container, waiting('wait-for-crds', 'PodInitializing')],
        containers: [waiting(managerName, 'PodInitializing')],
      }),
    });
  return podsOnly([
    cast(stage, sourceController, () => initializingLife({created: -2}, steps, 10), {initContainers: steps}),
    cast(stage, kustomizeController, () => sidecarLife({created: -2}, 'istio-proxy'), {sidecar: 'istio-proxy'}),
    cast(stage, helmController, identity => crashes(podInMessages(identity)), {
      initContainers: steps,
    }),
    cast(stage, notificationController, () => initializingLife({created: -80}, steps, Number.POSITIVE_INFINITY), {
      initContainers: steps,
    }),
  ]);
};
