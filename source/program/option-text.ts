import type {OptionRow} from '../config/options/row.ts';

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
