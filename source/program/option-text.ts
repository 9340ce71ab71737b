import type {OptionRow} from '../config/options/row.ts';
import {optionRows} from '../config/options/table.ts';

/** A flag as it is written, e.g. `-o, --output FORMAT`. */
export function flagText(row: OptionRow<unknown>): string {
  const flags = row.short === null ? row.flag : `${row.short}, ${row.flag}`;
  return row.placeholder === null ? flags : `${flags} ${row.placeholder}`;
}

/** What the help says of an option: description, default, variables. */
export function optionHelp(row: OptionRow<unknown>): string {
  const notes = [
    ...(row.defaultText === null ? [] : [`default: ${row.defaultText}`]),
    ...(row.env.length === 0 ? [] : [`env: ${row.env.join(', ')}`]),
  ];
  return notes.length === 0 ? row.description : `${row.description} (${notes.join('; ')})`;
}

/** A cell of a Markdown table: a bar would end it. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** The README's table of options. */
export function optionsMarkdown(): string {
  const lines = optionRows.map(row => {
    const env = row.env.map(name => `\`${name}\``).join(', ');
    return `| \`${cell(flagText(row))}\` | ${cell(row.description)} | ${row.defaultText ?? ''} | ${env} | ${row.commands.join(', ')} |`;
  });
  return [
    '| option | what it does | default | variable | commands |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}
