import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {manPage} from '../../.build/man/page.ts';
import {item, prose, roffText} from '../../.build/man/roff.ts';
import packageJson from '../../package.json' with {type: 'json'};
import {commandTable} from '../../source/commands/table.ts';
import {optionRows} from '../../source/config/options/table.ts';
import {exitCodeTable} from '../../source/program/exit-codes.ts';
import {keyTable} from '../../source/ui/keys/table.ts';

const page = manPage(commandTable);

/** How groff shows the page on a terminal, with long lines; `error` is set where it is not installed. */
const shown = spawnSync('groff', ['-man', '-Tutf8', '-ww', '-P-cbou', '-rLL=2000n'], {input: page, encoding: 'utf8'});

/** What is left of roff when its escapes are read. */
function unescaped(roff: string): string {
  const names: Readonly<Record<string, string>> = {aq: "'", dq: '"', ga: '`', ha: '^', ti: '~'};
  return roff
    .replaceAll(/\\f[BIR]|\\&/g, '')
    .replaceAll(/\\\((..)/g, (_, name: string) => names[name] ?? '?')
    .replaceAll(/\\\[u([0-9A-F]+)\]/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('\\-', '-')
    .replaceAll('\\e', '\\');
}

test('the sections come in the usual order', () => {
  expect([...page.matchAll(/^\.SH (.*)$/gm)].map(([, title]) => title)).toEqual([
    'NAME',
    'SYNOPSIS',
    'DESCRIPTION',
    'COMMANDS',
    'OPTIONS',
    'ENVIRONMENT',
    'FILES',
    'EXIT STATUS',
    'KEYS',
    'KEYS OF A REPLAY',
    'EXAMPLES',
  ]);
});

test('it tells every command, option, variable, exit code, key and example', () => {
  const text = unescaped(page);
  for (const {summary, examples} of commandTable) {
    expect(text).toContain(summary);
    for (const example of examples) {
      expect(text).toContain(`\n${example.split(/ {2,}/)[0]}\n`);
    }
  }
  for (const {flag, placeholder, description, env} of optionRows) {
    expect(text).toMatch(new RegExp(`^(-\\w, )?${flag}${placeholder === null ? '' : ' .+'}$`, 'm'));
    expect(text).toContain(description);
    for (const name of env) {
      expect(text).toContain(`\n${name}\n`);
    }
  }
  for (const {code, meaning} of exitCodeTable) {
    expect(text).toContain(`.TP\n${code}\n${meaning.replaceAll('`', '')}\n`);
  }
  for (const {does} of keyTable) {
    expect(text).toContain(does.replaceAll('`', ''));
  }
});

test('every line is a request that is meant, or text without anything that roff would read otherwise', () => {
  for (const line of page.trimEnd().split('\n')) {
    expect(line).toMatch(/^[ -~]+$/);
    expect(line).toMatch(/^(\.(TH|SH|TP|PP|br|nf|fi|\\")( |$)|[^.'])/);
    if (!line.startsWith('.')) {
      expect(line).not.toMatch(/(?<!\\)[-~^"`]|\\(?!f[BIR]|\(\w\w|\[u[0-9A-F]+\]|[-e&])/);
      expect(line).toBe(line.trim());
    }
  }
});

test.each([
  ['a dot at the beginning', '.bashrc is read', '\\&.bashrc is read'],
  ['a quote at the beginning', "'tis", '\\(aqtis'],
  ['a backslash', 'C:\\x', 'C:\\ex'],
  ['dashes', '--no-color', '\\-\\-no\\-color'],
  ['more than ASCII', 'k ↑ 😀', 'k \\[u2191] \\[u1F600]'],
  ['what a terminal would change', '~ ^ `', '\\(ti \\(ha \\(ga'],
  ['line breaks', 'a\n.b', 'a .b'],
])('%s', (_case, text, roff) => {
  expect(roffText(text)).toBe(roff);
});

test('code between backticks is bold', () => {
  expect(prose('`-h` shows `help`')).toBe('\\fB\\-h\\fR shows \\fBhelp\\fR');
  expect(item('x', prose('a'))).toEqual(['.TP', 'x', 'a']);
});

test.runIf(shown.error === undefined)('groff shows it without a complaint', () => {
  expect(shown.stderr).toBe('');
  expect(shown.stdout).toMatch(/^ +-o, --output FORMAT$/m);
  expect(shown.stdout).toMatch(/^ +k ↑/m);
  expect(shown.stdout).toMatch(/^ +ucs-gitops -- get$/m);
});

test('the build has it where package.json says', () => {
  const path = fileURLToPath(new URL(`../../${packageJson.man}`, import.meta.url));
  expect(readFileSync(path, 'utf8')).toBe(page);
});
