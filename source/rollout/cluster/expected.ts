import type {JudgedPod} from '../health/health.ts';

/** Whether a pod of the app is among these. */
export function isThere(app: string, counted: readonly JudgedPod[]): boolean {
  return counted.some(({pod}) => pod.app === app);
}
