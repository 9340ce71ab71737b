import {onTestFinished} from 'vitest';
import type {Clock} from '../../../source/clock.ts';
import {type DemoServerOptions, startDemoServer} from '../../../source/demo/server/server.ts';
import {type CliOptions, runProgram} from '../../helpers/run-cli.ts';

/** A minute after the pod of the API page was created. */
export const sampleTime = Date.parse('2025-11-05T03:49:06Z');
export const atSampleTime: Clock = {now: () => sampleTime, sleep: async () => {}};
/** The id of no cluster. */
export const unknownId = '99999999-7947-11ee-9467-0255ac1001bf';

/** A server, and `get` asked against it at `sampleTime`. */
export async function serve(options: DemoServerOptions) {
  const server = await startDemoServer({now: atSampleTime.now, ...options});
  onTestFinished(server.close);
  const get = (args: readonly string[] = [], cli: CliOptions = {}) =>
    runProgram(['get', '--endpoint', server.url, ...args], {clock: atSampleTime, ...cli});
  const gitopsRequests = () => server.requests.filter(({path}) => path.endsWith('/gitops')).length;
  const body = async (id: string, query = '') =>
    Buffer.from(await (await fetch(`${server.url}/v1/clusters/${id}/gitops${query}`)).arrayBuffer());
  return {...server, get, gitopsRequests, body, id: server.clusters[0]?.id ?? ''};
}

/** An answer that refuses. */
export const refusal = (status: number, code: string, message = 'no') => ({
  status,
  body: JSON.stringify({error_code: code, error_msg: message}),
});
/** The one to a token that is no good. */
export const refused = refusal(401, 'APIGW.0301', 'Incorrect IAM authentication information: decrypt token fail');
