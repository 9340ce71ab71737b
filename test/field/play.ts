import {expect, onTestFinished} from 'vitest';
import type {Report} from '../../source/commands/get/report.ts';
import {startDemoServer} from '../../source/demo/server/server.ts';
import {second, testNow} from '../helpers/pods.ts';
import {runProgram} from '../helpers/run-cli.ts';
import {createVirtualClock} from '../helpers/virtual-clock.ts';
import {runVirtually, type VirtualRun} from '../helpers/virtual-run.ts';
import type {PodJson} from './pods.ts';

// Situations that people met while controllers came up, and what is right to say of them.
//
// To add one: build the answer with `flux(pod(…))` of pods.ts, and put a row into the table of its kind, with the
// public report it comes from as a comment. `look` reads `get -o json`, `get` gives what it prints in other formats;
// `waitFor` and `watch` play `wait` and the monitor's lines on a clock of their own, second by second, against a server
// that answers as told. What is expected is what an expert of Kubernetes would not dispute, whatever the program says today.

/** What a cluster answers: the pods of a good answer, or a refusal. */
type Answer = readonly PodJson[] | {readonly status: number; readonly code: string};

/** An answer all along, or one from each of these seconds on. */
export type Course = Answer | Readonly<Record<number, Answer>>;

type Cluster = {readonly id: string; readonly name: string};

export type Situation = {
  readonly clusters: readonly (Cluster & {readonly course: Course})[];
  /** What the account lists from each of these seconds on; all clusters when absent. */
  readonly listed?: Readonly<Record<number, readonly Cluster[]>>;
  /** By how much the program's clock is ahead of the server's, ms. */
  readonly aheadMs?: number;
};

/** The cluster of a course on its own. */
export const prodA: Cluster = {id: '5d1f0000-0000-4000-8000-00000000c001', name: 'prod-a'};

function situationOf(played: Course | Situation): Situation {
  return 'clusters' in played ? played : {clusters: [{...prodA, course: played}]};
}

function isAnswer(course: Course): course is Answer {
  return Array.isArray(course) || 'status' in course;
}

function bySecond(course: Course): Readonly<Record<number, Answer>> {
  return isAnswer(course) ? {0: course} : course;
}

/** The last step that has begun. */
function stepAt<T>(steps: Readonly<Record<number, T>>, elapsed: number): T {
  const begun = Object.keys(steps)
    .map(Number)
    .filter(from => from <= elapsed);
  return steps[Math.max(...begun)] as T;
}

function clusterJson({id, name}: Cluster) {
  return {
    kind: 'Cluster',
    metadata: {uid: id, name},
    spec: {category: 'self', type: 'cce'},
    status: {phase: 'Available'},
  };
}

function replyOf(answer: Answer) {
  return 'status' in answer
    ? {status: answer.status, body: JSON.stringify({error_code: answer.code, error_msg: 'as told'})}
    : {status: 200, body: JSON.stringify({kind: 'PodList', metadata: {}, items: answer})};
}

/** A server that answers as told, and the program's clock, which may be wrong. */
async function serve(played: Course | Situation) {
  const {clusters, listed = {0: clusters}, aheadMs = 0} = situationOf(played);
  const clock = createVirtualClock(testNow);
  const elapsed = () => (clock.now() - testNow) / second;
  const server = await startDemoServer({scenario: 'enabled', now: clock.now, sleep: clock.sleep});
  onTestFinished(server.close);
  server.answer('/v1/clusters', () => {
    const items = stepAt(listed, elapsed()).map(clusterJson);
    return {status: 200, body: JSON.stringify({items, total: items.length})};
  });
  for (const {id, course} of clusters) {
    const steps = bySecond(course);
    server.answer(id, () => replyOf(stepAt(steps, elapsed())));
  }
  return {clock: {...clock, now: () => clock.now() + aheadMs}, endpoint: ['--endpoint', server.url]};
}

/** What `get` prints in this format at the start. */
export async function get(played: Course | Situation, format: 'table' | 'wide' | 'json') {
  const {clock, endpoint} = await serve(played);
  const {code, stdout, stderr} = await runProgram(['get', '-o', format, ...endpoint], {clock});
  return {exit: code, stdout, stderr};
}

type ClusterReport = Report['clusters'][number];

/** The pods by the last part of their names. */
function podsOf({pods}: ClusterReport): Readonly<Record<string, ClusterReport['pods'][number]>> {
  return Object.fromEntries(pods.map(pod => [pod.name.replace(/^.*-/, ''), pod]));
}

/** What `get -o json` says at the start: of the first cluster here, of all in `clusters`. */
export async function look(played: Course | Situation) {
  const {stdout, ...rest} = await get(played, 'json');
  if (stdout === '') {
    throw new Error(`get printed no report: ${rest.stderr}`);
  }
  const {clusters} = JSON.parse(stdout) as Report;
  const told = clusters.map(cluster => ({...cluster, pods: podsOf(cluster)}));
  return {...rest, clusters: told, ...told[0]};
}

function linesOf({code, seconds, stdout, stderr}: VirtualRun) {
  const lines = stdout.trimEnd().split('\n');
  return {exit: code, seconds, lines, last: lines.at(-1), output: stdout + stderr};
}

/** Plays `wait` to its end; `seconds` is how long it took. */
export async function waitFor(played: Course | Situation, ...args: readonly string[]) {
  const {clock, endpoint} = await serve(played);
  return linesOf(await runVirtually(['wait', '--interval', '2s', ...endpoint, ...args], clock));
}

/** The lines that the monitor prints in so many seconds. */
export async function watch(played: Course | Situation, seconds: number) {
  const {clock, endpoint} = await serve(played);
  const stop = new AbortController();
  const onSecond = (passed: number) => {
    if (passed === seconds) {
      stop.abort('SIGTERM');
    }
  };
  return linesOf(
    await runVirtually(['--plain', '--interval', '2s', ...endpoint], clock, {signal: stop.signal, onSecond}),
  );
}

/** Any of these. */
export const oneOf = (...values: readonly unknown[]) => expect.toBeOneOf([...values]);

/** A text in which all of `what` is found and nothing of `never`, in capitals or not; null reads as an empty one. */
export function says(what: RegExp | readonly RegExp[], never: RegExp | readonly RegExp[] = []) {
  const all = [what].flat();
  const none = [never].flat();
  const finds = (text: unknown) => (pattern: RegExp) => new RegExp(pattern, 'i').test(String(text ?? ''));
  const holds = (text: unknown) => all.every(finds(text)) && !none.some(finds(text));
  return expect.toSatisfy(holds, `says ${all.join(', ')}${none.length === 0 ? '' : `, never ${none.join(', ')}`}`);
}

/** A text, or none, in which nothing of this is found. */
export const neverSays = (...never: readonly RegExp[]) => says([], never);
