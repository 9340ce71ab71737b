import {describe, expect, it, onTestFinished} from 'vitest';
import {type FaultTable, plainFault} from '../../source/demo/faults/fault.ts';
import {demoFaults, faultNames, faultRows} from '../../source/demo/faults/faults.ts';
import {textReply} from '../../source/demo/reply.ts';
import {type DemoServerOptions, startDemoServer} from '../../source/demo/server/server.ts';
import {testFaults} from './test-faults.ts';

const teapot: FaultTable = {
  teapot: plainFault('everything is a teapot', () => textReply(418, 'text/plain', 'short and stout')),
};

async function serve(options: DemoServerOptions = {}) {
  const server = await startDemoServer({scenario: 'sample', ...options});
  onTestFinished(server.close);
  const ask = async (path: string) => {
    const response = await fetch(`${server.url}${path}`);
    return `${response.status} ${await response.text()}`;
  };
  return {server, ask};
}

describe('a server with faults of its own', () => {
  it('has them, and no others', async () => {
    const {server, ask} = await serve({faults: teapot, fault: 'teapot'});
    expect(await ask('/v1/clusters')).toBe('418 short and stout');
    await expect(server.setFault('hang')).rejects.toThrow('There is no fault "hang". Choose one of: teapot.');
    await expect(startDemoServer({faults: teapot, fault: 'hang'})).rejects.toThrow('Choose one of: teapot.');
  });

  it('lists them to people', async () => {
    const {ask} = await serve({faults: teapot});
    expect(await ask('/_demo/faults')).toBe('200 No fault is on.\n\nteapot  everything is a teapot\n');
  });

  it('leaves other servers those of the demo', async () => {
    await serve({faults: teapot});
    const {server} = await serve();
    await server.setFault('hang');
    await expect(server.setFault('teapot')).rejects.toThrow('There is no fault "teapot". Choose one of: refuse,');
  });
});

it('people are offered none of those that only tests need', async () => {
  const {server} = await serve();
  expect(faultNames.filter(name => Object.hasOwn(testFaults, name))).toEqual([]);
  for (const name of Object.keys(testFaults)) {
    await expect(server.setFault(name)).rejects.toThrow(`There is no fault "${name}".`);
  }
});

it('errors with a status share a row, where there are any', () => {
  const names = (faults: FaultTable) => faultRows(faults).map(({name}) => name);
  expect(names(demoFaults)).toContain('STATUS-FORM');
  expect(names({...demoFaults, ...teapot}).slice(-2)).toEqual(['teapot', 'STATUS-FORM']);
  expect(names(teapot)).toEqual(['teapot']);
});
