import {onTestFinished} from 'vitest';
import {type DemoServerOptions, startDemoServer} from '../../../source/demo/server/server.ts';
import {type CliOptions, runProgram} from '../../helpers/run-cli.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';

/** A line of the output: grade, topic and the rest, hint included. */
export type Line = readonly [grade: string, topic: string, text: string];

/** What a printed report says. */
export function linesOf(stdout: string): readonly Line[] {
  return [...stdout.matchAll(/^(ok|warn|fail) +(program|CA file|[a-z-]+) +(.*(?:\n .*)*)$/gm)].map(
    ([, grade = '', topic = '', text = '']) => [grade, topic, text.replaceAll(/\n +/g, '\n')] as const,
  );
}

/** A server, and `doctor` asked against it. */
export async function serve(options: DemoServerOptions = {}) {
  const server = await startDemoServer({scenario: 'rollout', ...options});
  onTestFinished(server.close);
  const doctor = async (args: readonly string[] = [], cli: CliOptions = {}) => {
    const homeDir = cli.homeDir ?? (await temporaryDirectory());
    const run = await runProgram(['doctor', '--endpoint', server.url, ...args], {homeDir, ...cli});
    const lines = linesOf(run.stdout);
    return {
      ...run,
      lines,
      failures: lines.filter(([grade]) => grade === 'fail'),
      textOf: (topic: string) => lines.find(([, each]) => each === topic)?.[2],
    };
  };
  return {...server, doctor};
}

/** The credentials a server can be told to ask for, and the variables that give them. */
export const auth = {tokens: ['good-token'], keys: [{accessKey: 'AK', secretKey: 'SK', domainId: 'domain-1'}]};
export const keys = {HUAWEICLOUD_SDK_AK: 'AK', HUAWEICLOUD_SDK_SK: 'SK', HUAWEICLOUD_SDK_DOMAIN_ID: 'domain-1'};
export const token = {HW_AUTH_TOKEN: 'good-token'};
/** A locale that is not warned of. */
export const utf8 = {LANG: 'C.UTF-8'};

/** An answer that refuses. */
export const refusal = (status: number, code: string) => ({
  status,
  body: JSON.stringify({error_code: code, error_msg: 'no'}),
});
