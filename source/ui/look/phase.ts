import type {Tone} from './looks.ts';

const tones: Readonly<Record<string, Tone>> = {
  Pending: 'progressing',
  Running: 'ok',
  Succeeded: 'plain',
  Failed: 'failed',
};

/** The tone of a pod's phase; that of Unknown for one that there is not. */
export function phaseTone(phase: string): Tone {
  return tones[phase] ?? 'literal';
}
