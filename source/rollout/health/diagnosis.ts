import type {Container, Pod, Termination} from '../pod/pod.ts';
import {wasNotStarted} from '../pod/termination.ts';
import {tellingPart} from './reasons/cause.ts';
import {ruleFor} from './reasons/rules.ts';

/**
 * What told best why a container does not start. The kubelet names the cause once (ErrImagePull, RunContainerError) and
 * then only that it waits (ImagePullBackOff, CrashLoopBackOff), turn and turn about.
 */
type Diagnosis = {readonly about: 'pull' | 'start'; readonly image: string | null; readonly message: string};

/** By the name of the container. */
export type Diagnoses = ReadonlyMap<string, Diagnosis>;

/** Nothing is known yet. */
export const noDiagnoses: Diagnoses = new Map();

const startReasons: ReadonlySet<string> = new Set(['CreateContainerError', 'RunContainerError']);
// What containerd and dockerd say while a try that went wrong still holds the name.
const afterAnotherTry = /is reserved for|already in use by container/i;

function aboutOf(reason: string): Diagnosis['about'] | null {
  return ruleFor(reason).subject === 'pull' ? 'pull' : startReasons.has(reason) ? 'start' : null;
}

function diagnosisOf({state, image}: Container): Diagnosis | null {
  if (state.kind !== 'waiting') {
    return null;
  }
  const about = aboutOf(state.reason ?? '');
  const {message} = state;
  const tells = message !== null && tellingPart(message) !== null && !afterAnotherTry.test(message);
  return about !== null && tells ? {about, image, message} : null;
}

/** What is known after a look: it lasts until the container runs. */
export function diagnosesAfter(before: Diagnoses, pod: Pod): Diagnoses {
  const after = [...pod.initContainers, ...pod.containers].flatMap(container => {
    const known = container.state.kind === 'running' ? undefined : before.get(container.name);
    const diagnosis = diagnosisOf(container) ?? known;
    return diagnosis === undefined ? [] : [[container.name, diagnosis] as const];
  });
  return after.length === 0 ? noDiagnoses : new Map(after);
}

function remembered(container: Container, about: Diagnosis['about'], diagnoses: Diagnoses): string | null {
  const known = diagnoses.get(container.name);
  return known?.about === about && known.image === container.image ? known.message : null;
}

/** The message of a container that waits, or the one before it that tells more of the same. */
export function tellingMessage(container: Container, diagnoses: Diagnoses): string | null {
  if (container.state.kind !== 'waiting') {
    return null;
  }
  const {reason, message} = container.state;
  const about = aboutOf(reason ?? '');
  return diagnosisOf(container) !== null || about === null
    ? message
    : (remembered(container, about, diagnoses) ?? message);
}

/** How the last run ended; a start that failed and does not say why, with what the runtime said of it then. */
export function tellingTermination(container: Container, diagnoses: Diagnoses): Termination | null {
  const {lastTermination} = container;
  return lastTermination !== null && lastTermination.message === null && wasNotStarted(lastTermination)
    ? {...lastTermination, message: remembered(container, 'start', diagnoses)}
    : lastTermination;
}
