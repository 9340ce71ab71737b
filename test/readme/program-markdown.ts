import {credentialPlaces} from '../../source/config/credentials/places.ts';
import {optionRows} from '../../source/config/options/table.ts';
import {exitCodeTable} from '../../source/program/exit-codes.ts';
import {flagText} from '../../source/program/option-text.ts';

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

/** The README's table of exit codes. */
export function exitCodesMarkdown(): string {
  return [
    '| exit | when |',
    '| --- | --- |',
    ...exitCodeTable.map(({code, meaning}) => `| ${code} | ${meaning} |`),
  ].join('\n');
}

/** The README's list of the places that are searched for credentials. */
export function credentialPlacesMarkdown(): string {
  return credentialPlaces.map(({place, holds}, index) => `${index + 1}. \`${place}\`: ${holds}`).join('\n');
}
