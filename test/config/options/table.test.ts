import {describe, expect, test} from 'vitest';
import {optionRows, optionsOf} from '../../../source/config/options/table.ts';
import {flagText, optionHelp} from '../../../source/program/option-text.ts';
import {optionsMarkdown} from '../../readme/program-markdown.ts';

describe.each(optionRows.map(row => [row.flag, row] as const))('%s', (_flag, row) => {
  test('is described and belongs to a command', () => {
    expect(row.description).toMatch(/^[A-Za-z].{5,}[^.]$/);
    expect(row.commands.length).toBeGreaterThan(0);
  });

  test('has a line in the README table', () => {
    const line = optionsMarkdown()
      .split('\n')
      .find(text => text.startsWith(`| \`${flagText(row).replaceAll('|', '\\|')}\``));
    expect(line?.split(/(?<!\\)\|/)).toHaveLength(7);
    expect(line).toContain(row.commands.join(', '));
  });

  test('is no secret', () => {
    expect(row.flag).not.toMatch(/password|secret|-(ak|sk|token|key)$/);
  });
});

test('no flag is there twice', () => {
  const flags = optionRows.flatMap(({flag, short}) => (short === null ? [flag] : [flag, short]));
  expect(new Set(flags).size).toBe(flags.length);
});

test('help tells the default and the variables', () => {
  const row = optionRows.find(({flag}) => flag === '--endpoint');
  expect(row && optionHelp(row)).toBe(
    'address of the UCS API (default: https://ucs.myhuaweicloud.com; env: UCS_ENDPOINT)',
  );
});

test('a command takes its own options', () => {
  expect(optionsOf('demo').map(({flag}) => flag)).toEqual([
    '--log-file',
    '--interval',
    '--record',
    '--plain',
    '--ascii',
    '--no-color',
    '--theme',
    '--full-redraw',
    '--no-title',
    '--bell',
    '--notify',
    '--standby',
    '--scenario',
    '--seed',
    '--fault',
    '--serve',
    '--port',
    '--config',
    '--profile',
  ]);
});
