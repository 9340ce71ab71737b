import {expect, onTestFinished, test} from 'vitest';
import {faultTable} from '../../source/demo/faults/faults.ts';
import {scenarioNames} from '../../source/demo/play/scenarios.ts';
import {startDemoServer} from '../../source/demo/server/server.ts';
import {runProgram} from '../helpers/run-cli.ts';

test('--serve tells where and what it serves, until it is stopped', async () => {
  const controller = new AbortController();
  let asked: Promise<Response> | undefined;
  const {code, stdout, stderr} = await runProgram(['demo', '--serve', '--scenario', 'sample'], {
    signal: controller.signal,
    onOutput: text => {
      const curl = /^ {2}curl (.*)$/m.exec(text)?.[1];
      if (curl !== undefined && asked === undefined) {
        asked = fetch(curl).finally(() => controller.abort('SIGTERM'));
      }
    },
  });
  expect({code, stderr}).toEqual({code: 143, stderr: ''});
  expect((await asked)?.status).toBe(200);
  const [, url] =
    /^UCS demo server at (http:\/\/127\.0\.0\.1:\d+), playing sample\. Ctrl-C ends it\.$/m.exec(stdout) ?? [];
  expect(stdout).toContain('  test-cluster  b0d1ecb5-7947-11ee-9467-0255ac1001bf\n');
  expect(stdout).toContain(`  ucs-gitops get --endpoint ${url}\n`);
  await expect(fetch(`${url}/v1/clusters`)).rejects.toThrow('fetch failed');
});

test('the URL that is printed is good for get', async () => {
  const controller = new AbortController();
  let got: ReturnType<typeof runProgram> | undefined;
  await runProgram(['demo', '--serve', '--scenario', 'enabled', '--seed', '3'], {
    signal: controller.signal,
    onOutput: text => {
      const command = /^ {2}ucs-gitops (get .*)$/m.exec(text)?.[1];
      if (command !== undefined && got === undefined) {
        got = runProgram(command.split(' ')).finally(() => controller.abort('SIGINT'));
      }
    },
  });
  expect(await got).toMatchObject({code: 0, stderr: '', stdout: expect.stringMatching(/^NAME +READY/)});
});

test('an unknown scenario is an error that tells those there are', async () => {
  const {code, stderr} = await runProgram(['demo', '--scenario', 'enabeld']);
  expect(code).toBe(2);
  expect(stderr).toBe(
    `ucs-gitops: --scenario: there is no scenario "enabeld"\nDid you mean enabled? There are: ${scenarioNames.join(', ')}.\n`,
  );
});

test('an unknown fault is an error that tells those there are, and what may have been meant', async () => {
  const {code, stderr} = await runProgram(['demo', '--serve', '--fault', 'hnag']);
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^ucs-gitops: --fault: there is no fault "hnag"\nDid you mean hang\? There are: refuse, .*\.\n$/,
  );
  for (const {name} of faultTable) {
    expect(stderr).toContain(`${name}, `.replace('STATUS-FORM, ', 'STATUS-FORM (see ucs-gitops demo --help)'));
  }
});

test('--serve with --fault goes wrong until the printed commands say otherwise', async () => {
  const controller = new AbortController();
  let switched: Promise<readonly unknown[]> | undefined;
  const {stdout} = await runProgram(['demo', '--serve', '--scenario', 'sample', '--fault', '503-html'], {
    signal: controller.signal,
    onOutput: text => {
      const [, list = ''] = /^ {2}curl (\S+\/gitops)$/m.exec(text) ?? [];
      const [, on = ''] = /^ {2}curl -X POST '([^']+)'/m.exec(text) ?? [];
      const [, off] = /^ {2}curl -X DELETE (\S+)$/m.exec(text) ?? [];
      if (off !== undefined && switched === undefined) {
        const talk = async () => [
          (await fetch(list)).status,
          (await fetch(off, {method: 'DELETE'})).status,
          (await fetch(list)).status,
          await (await fetch(on.replace('503-html', '500-json'), {method: 'POST'})).text(),
          (await fetch(list)).status,
        ];
        switched = talk().finally(() => controller.abort('SIGTERM'));
      }
    },
  });
  expect(await switched).toEqual([503, 200, 200, '500-json is on for every request.\n', 500]);
  expect(stdout).toContain(', playing sample with 503-html. Ctrl-C ends it.\n');
  expect(stdout).toMatch(/^Faults, switched while it runs:\n {2}curl http\S+\/_demo\/faults$/m);
});

test('--serve with a fault at the door stays, though nobody gets in', async () => {
  const controller = new AbortController();
  const {code, stdout} = await runProgram(['demo', '--serve', '--fault', 'refuse'], {
    signal: controller.signal,
    onOutput: () => controller.abort('SIGTERM'),
  });
  expect(code).toBe(143);
  expect(stdout).toContain('With refuse on from the start nobody gets in to switch it off.\n');
});

test('without --serve the monitor shows the fault', async () => {
  const controller = new AbortController();
  const {stdout} = await runProgram(['demo', '--scenario', 'sample', '--fault', '503-html'], {
    signal: controller.signal,
    onOutput: text => {
      if (text.includes('503')) {
        controller.abort('SIGTERM');
      }
    },
  });
  expect(stdout).toContain(' clusters unreachable: server error: an HTML page "503 Service Unavailable" (HTTP 503). ');
});

test('a port that is taken is an error', async () => {
  const server = await startDemoServer({scenario: 'sample'});
  onTestFinished(server.close);
  const {port} = new URL(server.url);
  expect(await runProgram(['demo', '--serve', '--port', port])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`Port ${port} is in use`),
  });
});

test('without --serve the monitor runs against the server, and needs no credentials', async () => {
  const controller = new AbortController();
  const {code, stdout} = await runProgram(['demo', '--scenario', 'sample'], {
    signal: controller.signal,
    onOutput: text => {
      if (text.includes('ContainerCreating')) {
        controller.abort('SIGTERM');
      }
    },
  });
  expect(code).toBe(143);
  expect(stdout).toMatch(/test-cluster .*source-controller-97bdcd8cf-5fs52/);
});
