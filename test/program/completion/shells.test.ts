import {spawnSync} from 'node:child_process';
import {mkdir, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {shells} from '../../../source/program/completion/model.ts';
import {emptyLine, openCompletingShell, writeScript} from '../../helpers/terminal/completing-shell.ts';

const hostileNames = [
  'x$(touch pwned)',
  'x`touch pwned`',
  'x;touch pwned',
  'x|touch pwned',
  '(touch pwned)',
  "x'y",
  'x"y',
  'x\\',
  'x\\:y',
  'a:b',
  'x*',
  '?',
  '~x',
  '=ls',
  '#x',
  'x!!',
  '%1',
  '$HOME',
  '{a,b}',
  '[a]',
  'x&',
  'x>pwned',
  'two words',
  ' x',
  'é',
  '-x',
  '--plain',
];

describe.each(shells)('%s', shell => {
  const installed = spawnSync(shell, ['--version']).status === 0;

  test.runIf(installed)('Tab completes commands, options, values and clusters', async () => {
    const {run, terminal} = await openCompletingShell(shell, ['prod-a', 'prod-b', 'stage']);
    expect(await run('ucs-gitops doc\t--sit\tint\tst\t')).toEqual(['doctor', '--site', 'intl', 'stage']);
    expect(await run('ucs-gitops get --output=js\tprod-a pro\t')).toEqual(['get', '--output=json', 'prod-a', 'prod-b']);
    expect(await run('ucs-gitops get --endpoint https://demo:1 --out\tw\t')).toEqual(
      'get --endpoint https://demo:1 --output wide'.split(' '),
    );
    expect(await run('ucs-gitops --endpoint=https://demo:1 get -- -o st\t')).toEqual(
      '--endpoint=https://demo:1 get -- -o stage'.split(' '),
    );
    terminal.press(`${emptyLine}ucs-gitops --site=\t\t`);
    await terminal.see(/cn +(--site=)?intl/);
  });

  test.runIf(installed)('what is offered can be read', async () => {
    const {terminal} = await openCompletingShell(shell, ['prod-a', 'prod-b']);
    terminal.press(`ucs-gitops ${shell === 'bash' ? '\t\t' : '\t'}`);
    for (const word of ['get', 'replay', 'prod-a', 'prod-b', ...(shell === 'bash' ? [] : ['one look, then exit'])]) {
      await terminal.see(word);
    }
    terminal.press(`${emptyLine}ucs-gitops wait --stab\t`);
    await terminal.see('ucs-gitops wait --stable-for');
  });

  test.runIf(installed)('files are the business of the shell', async () => {
    const {run} = await openCompletingShell(shell, ['ca-cluster']);
    expect(await run('ucs-gitops get --ca-file ca\t')).toEqual(['get', '--ca-file', 'ca.pem']);
    expect(await run('ucs-gitops get --ca-file=ca\tca\t')).toEqual(['get', '--ca-file=ca.pem', 'ca-cluster']);
    expect(await run('ucs-gitops replay my\tca\t')).toEqual(['replay', 'my files/ca two.pem']);
    expect(await run('ucs-gitops --record=./my\\ f\tca\t')).toEqual(['--record=./my files/ca two.pem']);
  });

  test.runIf(installed)('a name arrives as one word, and nothing in it is run', async () => {
    const {run, keep, home, work} = await openCompletingShell(shell, []);
    for (const name of hostileNames) {
      await keep([name]);
      expect(await run('ucs-gitops get -- \t')).toEqual(['get', '--', name]);
    }
    const alike = ['x$(touch pwned)a', 'x$(touch pwned)b'];
    await keep(alike);
    expect(await run('ucs-gitops get x\tb\t')).toEqual(['get', alike[1]]);
    expect([...(await readdir(work)), ...(await readdir(home))]).not.toContain('pwned');
  });

  test.runIf(installed)('in open quotes, too', async () => {
    const {run, keep, work} = await openCompletingShell(shell, ['prod-a']);
    expect(await run('ucs-gitops get "pr\t')).toEqual(['get', 'prod-a']);
    expect(await run("ucs-gitops get 'pr\t")).toEqual(['get', 'prod-a']);
    const names = ["x'$(touch pwned)", 'x"$(touch pwned)', 'x`touch pwned`', 'x\\$(touch pwned)', 'x $HOME'];
    for (const name of names) {
      await keep([name]);
      for (const quote of ['"', "'"]) {
        // Bash offers there what needs no quotes alone; what it leaves has to be ended by hand.
        const expected = shell === 'bash' ? 'x' : name;
        expect(await run(`ucs-gitops get ${quote}x\t${shell === 'bash' ? quote : ''}`)).toEqual(['get', expected]);
      }
    }
    expect(await readdir(work)).not.toContain('pwned');
  });

  test.runIf(installed)('the program that is on the line answers', async () => {
    const {run, home, work} = await openCompletingShell(shell, ['prod-a']);
    const other = `case $1 in complete) printf 'words\\nfrom-$0\\n' ;; *) printf '%s\\0' "$@" >'${home}/told' ;; esac`;
    await mkdir(join(work, 'other'));
    await writeScript(join(work, 'other', 'ucs-gitops'), other.replace('$0', 'there'));
    expect(await run('./other/ucs-gitops get \t')).toEqual(['get', 'from-there']);
    expect(await run('~/work/other/ucs-gitops get \t')).toEqual(['get', 'from-there']);
  });

  test.runIf(installed)('an alias completes like what it stands for', async () => {
    const {run, terminal} = await openCompletingShell(shell, ['prod-a']);
    terminal.press(`alias ug=ucs-gitops${shell === 'bash' ? '; complete -F _ucs_gitops ug' : ''}\r`);
    expect(await run('ug get pr\t')).toEqual(['get', 'prod-a']);
  });

  test.runIf(installed)('a program that fails leaves the line as it is', async () => {
    const {run, terminal, home, work} = await openCompletingShell(shell, ['prod-a']);
    await mkdir(join(work, 'broken'));
    await writeScript(
      join(work, 'broken', 'ucs-gitops'),
      `case $1 in complete) echo complaint >&2; exit 1 ;; esac; printf '%s\\0' "$@" >'${home}/told'`,
    );
    expect(await run('./broken/ucs-gitops get pr\t')).toEqual(['get', 'pr']);
    expect(terminal.screen()).not.toContain('complaint');
  });

  test.runIf(installed)('one that is not there makes no complaint', async () => {
    const {terminal} = await openCompletingShell(shell, ['prod-a']);
    terminal.press(`${emptyLine}./missing/ucs-gitops get pr\tEND`);
    await terminal.see(/ucs-gitops get pr(od-a )?END/);
    expect(terminal.lines().filter(line => line.includes('missing'))).toHaveLength(1);
  });
});
