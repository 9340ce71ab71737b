import {chmod} from 'node:fs/promises';
import {defineConfig} from 'rolldown';

// Ink asks for react-devtools-core only in development; bundled, the import would become static and fail at start.
const withoutDevtools = {
  name: 'without-devtools',
  resolveId: id => (id === 'react-devtools-core' ? '\0empty' : null),
  load: id => (id === '\0empty' ? 'export default {};' : null),
};

// So that the built file can be started by its name.
const executable = {
  name: 'executable',
  writeBundle: () => chmod('dist/cli.js', 0o755),
};

export default defineConfig({
  input: {cli: 'source/cli.ts'},
  platform: 'node',
  plugins: [withoutDevtools, executable],
  transform: {define: {'process.env.NODE_ENV': '"production"'}},
  output: {dir: '/tmp/distdbg', format: 'esm', minify: false, cleanDir: true, chunkFileNames: '[name]-[hash].js'},
});
