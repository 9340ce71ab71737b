import {expect, onTestFinished, test} from 'vitest';
import {startDemoServer} from '../../source/demo/server.ts';
import {openTerminal} from '../helpers/terminal.ts';

const green = 2;
const brightBlue = 12;

test.each([
  ['the usual colours', {}, green],
  ['the theme of a variable', {UCS_GITOPS_THEME: 'colorblind'}, brightBlue],
])('%s', async (_case, env, color) => {
  const server = await startDemoServer({scenario: 'enabled'});
  onTestFinished(server.close);
  const terminal = openTerminal({args: ['--endpoint', server.url], env});
  onTestFinished(() => terminal.close());
  await terminal.see('✓ enabled');
  const marks = terminal.cells().flatMap(row => row.filter(({char}) => char === '✓'));
  expect(new Set(marks.map(cell => cell.color))).toEqual(new Set([color]));
});
