import type {Tone} from './looks.ts';

const tones: ReadonlyMap<string, Tone> = new Map([
  ['Pending', 'phasePending'],
  ['Running', 'phaseRunning'],
  ['Succeeded', 'phaseSucceeded'],
  ['Failed', 'phaseFailed'],
  ['Unknown', 'phaseUnknown'],
]);

/** The tone of a phase as Kubernetes writes it; plain for one that it does not have. */
export function phaseTone(phase: string): Tone {
  return tones.get(phase) ?? 'plain';
}
