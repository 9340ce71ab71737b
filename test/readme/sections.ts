import {exitCodesMarkdown} from '../../source/commands/exit-codes.ts';
import {credentialPlacesMarkdown} from '../../source/config/credential-places.ts';
import {optionsMarkdown} from '../../source/config/options-markdown.ts';
import {scenarioTable} from '../../source/demo/scenarios.ts';
import {keysMarkdown} from '../../source/ui/keys.ts';

function scenariosMarkdown(): string {
  const rows = scenarioTable.map(({name, title}) => `| \`${name}\` | ${title} |`);
  return ['| scenario | what it plays |', '| --- | --- |', ...rows].join('\n');
}

/** The parts of the README that are made from tables in the code, by the name of their marks. */
const sections: Readonly<Record<string, () => string>> = {
  keys: keysMarkdown,
  options: optionsMarkdown,
  scenarios: scenariosMarkdown,
  'exit-codes': exitCodesMarkdown,
  credentials: credentialPlacesMarkdown,
};

/** The README with its generated parts as they should be; throws when a mark is missing. */
export function renewed(readme: string): string {
  return Object.entries(sections).reduce((text, [name, build]) => {
    const start = `<!-- ${name} -->`;
    const end = `<!-- /${name} -->`;
    const from = text.indexOf(start);
    const to = text.indexOf(end);
    if (from === -1 || to < from) {
      throw new Error(`The README has no ${start} … ${end}.`);
    }
    return `${text.slice(0, from + start.length)}\n${build()}\n${text.slice(to)}`;
  }, readme);
}
