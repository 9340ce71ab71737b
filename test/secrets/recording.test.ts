import {mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {generateFleet} from '../../source/demo/play/fleet.ts';
import {startDemoServer} from '../../source/demo/server/server.ts';
import {runProgram} from '../helpers/run-cli.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {credentialKinds} from './credential-kinds.ts';
import {echoes} from './echoes.ts';
import {leaks} from './leaks.ts';

const kinds = ['a token in a variable', 'a token in a file', 'temporary keys in variables'] as const;

test.each(kinds)(
  'a recording does not hold %s, though the server shows it in failures and in good answers',
  async kind => {
    const cwd = await temporaryDirectory();
    const home = join(cwd, 'home');
    mkdirSync(home);
    const {args, env} = credentialKinds[kind]?.(home) ?? {args: [], env: {}};
    const server = await startDemoServer({clusters: generateFleet(echoes.length + 2, 2, 1)});
    onTestFinished(server.close);
    const ids = server.clusters.map(({id}) => id);
    for (const [index, reply] of echoes.entries()) {
      server.answer(ids[index] ?? '', reply);
    }
    server.answer(ids.at(-2) ?? '', ({headers}) => ({
      status: 200,
      body: JSON.stringify({metadata: {}, items: [], shown: headers, again: JSON.stringify(headers)}),
    }));
    // GitOps is announced in an answer that shows everything.
    server.answer(ids.at(-1) ?? '', ({headers}) => ({
      status: 400,
      body: JSON.stringify({error_code: 'UCS.00060003', error_msg: Object.values(headers).join('|')}),
    }));
    const stop = new AbortController();
    const file = join(cwd, 'rec.ndjson');
    await runProgram(['--endpoint', server.url, '--record', file, ...args], {
      env: {LANG: 'C.UTF-8', ...env},
      homeDir: home,
      signal: stop.signal,
      onOutput: text => {
        // Every cluster has had its say.
        if (server.clusters.every(({name}) => text.includes(` ${name} `))) {
          stop.abort('SIGTERM');
        }
      },
    });
    const recording = readFileSync(file, 'utf8');
    expect(leaks({recording})).toEqual([]);
    expect(recording.match(/"error":\{/g)?.length).toBeGreaterThan(echoes.length / 2);
    expect(recording.match(/"pages":\[".*\[redacted\]/g)).toHaveLength(2);
  },
);
