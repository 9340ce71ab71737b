import {faultTable} from '../../source/demo/faults/faults.ts';
import {scenarioTable} from '../../source/demo/play/scenarios.ts';
import {scaleMarkdown} from '../monitor/polling/scale-markdown.ts';
import {keysMarkdown, replayKeysMarkdown} from './keys-markdown.ts';
import {credentialPlacesMarkdown, exitCodesMarkdown, optionsMarkdown} from './program-markdown.ts';

function scenariosMarkdown(): string {
  const rows = scenarioTable.map(({name, title}) => `| \`${name}\` | ${title} |`);
  return ['| scenario | what it plays |', '| --- | --- |', ...rows].join('\n');
}

function faultsMarkdown(): string {
  const rows = faultTable.map(({name, title}) => `| \`${name}\` | ${title} |`);
  return ['| fault | what goes wrong |', '| --- | --- |', ...rows].join('\n');
}

/** The parts of the README that are made from tables in the code, by the name of their marks. */
const sections: Readonly<Record<string, () => string | Promise<string>>> = {
  keys: keysMarkdown,
  'replay-keys': replayKeysMarkdown,
  options: optionsMarkdown,
  scenarios: scenariosMarkdown,
  faults: faultsMarkdown,
  'exit-codes': exitCodesMarkdown,
  credentials: credentialPlacesMarkdown,
  scale: scaleMarkdown,
};

/** The README with its generated parts as they should be; throws when a mark is missing. */
export async function renewed(readme: string): Promise<string> {
  let text = readme;
  for (const [name, build] of Object.entries(sections)) {
    const start = `<!-- ${name} -->`;
    const end = `<!-- /${name} -->`;
    const from = text.indexOf(start);
    const to = text.indexOf(end);
    if (from === -1 || to < from) {
      throw new Error(`The README has no ${start} … ${end}.`);
    }
    text = `${text.slice(0, from + start.length)}\n${await build()}\n${text.slice(to)}`;
  }
  return text;
}
