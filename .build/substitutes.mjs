// What packages ask for and this program must not have, or has faster, with what they get in its place.

import {fileURLToPath} from 'node:url';
import {ownCharacters} from '../source/terminal/own-characters.ts';

const stringWidth = JSON.stringify(fileURLToPath(import.meta.resolve('string-width')));
const jsoncParser = JSON.stringify(fileURLToPath(import.meta.resolve('jsonc-parser/lib/esm/main.js')));

// Characters, as in a pattern, that take a cell each and never melt into one with others (there is a test).
const certain = ` -~${ownCharacters}`;

const substitutes = {
  // Ink asks for it only in development; bundled, the import would become static and fail at start.
  'react-devtools-core': 'export default {};',
  // No other process is ever started. Commander would for commands in files of their own, which there are none of, and
  // terminal-size for a terminal that does not know its size.
  'node:child_process': 'export default {};',
  'terminal-size': 'export default () => ({columns: 80, rows: 24});',
  // Its main file requires its parts by a function that it is given, so that they would not be bundled.
  'jsonc-parser': `export * from ${jsoncParser};`,
  // Building its patterns for emoji takes as long as a frame, and nearly all text here is known to take a cell a character,
  // coloured or not. `require` has the package evaluated only when other text comes.
  'string-width': `
    const oneCellEach = /^[${certain}]*$/;
    const colors = /\\x1b\\[[\\d;]*m/g;
    export default (text, options) => {
      const plain = options === undefined && typeof text === 'string' ? text.replace(colors, '') : text;
      return oneCellEach.test(plain) ? plain.length : require(${stringWidth}).default(text, options);
    };
  `,
};

// What packages do when they are loaded, and how the same is had faster.
const repairs = [
  {
    // Without this, Yoga has the 96,000 characters of its WebAssembly read by `fetch`, as a `data:` URL.
    file: /yoga-wasm-base64-esm\.js$/,
    slow: '"function"!=typeof fetch',
    fast: 'true',
  },
  {
    file: /yoga-wasm-base64-esm\.js$/,
    slow: 'var b=xa(a.slice(37)),c=new Uint8Array(b.length);for(a=0;a<b.length;++a)c[a]=b.charCodeAt(a);var d=c',
    fast: 'var d=Buffer.from(a.slice(37),"base64")',
  },
  ...[/ink\/build\/line-update\.js$/, /slice-ansi\/tokenize-ansi\.js$/, /wrap-ansi\/index\.js$/].map(file => ({
    // The first one made has the tables of Unicode loaded, which most text here does not need.
    file,
    slow: /new Intl\.Segmenter\(([^)]*)\)/,
    fast: '{made: null, segment(text) { return (this.made ??= new Intl.Segmenter($1)).segment(text); }}',
  })),
  {
    // Every text of every frame is split here.
    file: /ansi-tokenize\/build\/tokenize\.js$/,
    slow: /new Intl\.Segmenter\(([^)]*)\)/,
    fast: `{made: null, segment(text) {
      return /^[\\x1b${certain}]*$/.test(text)
        ? Array.from(text, (segment, index) => ({segment, index}))
        : (this.made ??= new Intl.Segmenter($1)).segment(text);
    }}`,
  },
];

const done = new Set();

/** The plugin that repairs packages. Fails when there is nothing to repair any more. */
export const repair = {
  name: 'repair',
  buildStart: () => done.clear(),
  buildEnd(error) {
    const missed = error ? undefined : repairs.find(each => !done.has(each));
    if (missed !== undefined) {
      throw new Error(`No package has a file ${missed.file} any more.`);
    }
  },
  transform(code, id) {
    const due = repairs.filter(({file}) => file.test(id));
    let repaired = code;
    for (const each of due) {
      const {slow, fast} = each;
      done.add(each);
      const before = repaired;
      repaired = before.replace(slow, fast);
      if (repaired === before) {
        throw new Error(`${id} has no ${slow} any more.`);
      }
    }
    return due.length === 0 ? null : {code: repaired, map: null};
  },
};

/** The plugin that gives packages the substitutes. */
export const substitute = {
  name: 'substitute',
  resolveId: id => (Object.hasOwn(substitutes, id) ? `\0${id}` : null),
  load: id => (id.startsWith('\0') ? (substitutes[id.slice(1)] ?? null) : null),
};
