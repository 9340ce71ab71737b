import {chmod} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {defineConfig} from 'rolldown';

// What packages ask for and this program must not have, with what they get in its place.
const substitutes = {
  // Ink asks for it only in development; bundled, the import would become static and fail at start.
  'react-devtools-core': 'export default {};',
  // No other process is ever started. Commander would for commands in files of their own, which there are none of, and
  // terminal-size for a terminal that does not know its size.
  'node:child_process': 'export default {};',
  'terminal-size': 'export default () => ({columns: 80, rows: 24});',
};

// Building its patterns for emoji takes long at the start, and nearly all text here is known to take a cell a character.
// Ink measures every line of every frame, with its colours in it.
const stringWidthFile = fileURLToPath(import.meta.resolve('string-width'));
substitutes['string-width'] = `
  import stringWidth from ${JSON.stringify(stringWidthFile)};
  const oneCellEach = /^[ -~\\u2500-\\u257f\\u2713\\u2717\\u25b8\\u25c2\\u22ef\\u25b0\\u25b1\\u276f\\u2039\\u203a]*$/;
  const colour = /\\u001b\\[[\\d;]*m/g;
  const measure = (text, options) => {
    const plain = options === undefined && text.includes('\\u001b') ? text.replaceAll(colour, '') : text;
    return oneCellEach.test(plain) ? plain.length : stringWidth(text, options);
  };
  export default measure;
`;

const substitute = {
  name: 'substitute',
  resolveId: id => (Object.hasOwn(substitutes, id) ? `\0${id}` : null),
  load: id => (id.startsWith('\0') ? (substitutes[id.slice(1)] ?? null) : null),
};

// So that the built file can be started by its name.
const executable = {
  name: 'executable',
  writeBundle: () => chmod('dist/cli.js', 0o755),
};

export default defineConfig({
  input: {cli: 'source/cli.ts'},
  platform: 'node',
  plugins: [substitute, executable],
  transform: {define: {'process.env.NODE_ENV': '"production"'}},
  output: {dir: 'dist', format: 'esm', minify: true, cleanDir: true, chunkFileNames: '[name]-[hash].js'},
});
