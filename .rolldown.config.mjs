import {chmod} from 'node:fs/promises';
import {defineConfig} from 'rolldown';
import {nodeModules} from './.build/node-modules.mjs';
import {repair, substitute} from './.build/substitutes.mjs';

// So that the built file can be started by its name.
const executable = {
  name: 'executable',
  writeBundle: () => chmod('dist/cli.js', 0o755),
};

// Every file that is loaded costs time, and so does code that is not needed: a file for what every run needs, one for what
// asks, one for what watches, one for what is drawn. What a group imports goes with it, unless a group before it has it.
const groups = [
  {name: 'start', test: /source\/(clock|commands\/run|program\/known-secrets|terminal\/foreground)\.ts$/},
  {
    name: 'ask',
    test: /source\/(commands\/(connect\/(clusters|connect)|get\/one-shot)|monitor\/store\/connection)\.ts$/,
  },
  {name: 'text', test: /source\/text\/fit\.ts$/},
  {
    name: 'watch',
    test: /source\/(program\/(full-screen|log\/changes)|rollout\/cluster\/changes\/words|terminal\/sequences|monitor\/(polling\/poller|store\/(selectors|store)|wait\/reason))\.ts$/,
  },
  {name: 'screens', test: /source\/(commands\/monitor\/screens|terminal\/job-control|ui\/.*)\.tsx?$/},
].map((group, index, {length}) => ({...group, priority: length - index}));

export default defineConfig({
  input: {cli: 'source/entry.ts'},
  platform: 'node',
  plugins: [substitute, repair, nodeModules, executable],
  transform: {define: {'process.env.NODE_ENV': '"production"'}},
  output: {
    dir: 'dist',
    format: 'esm',
    minify: true,
    cleanDir: true,
    // Without a hash: under the same names, Node replaces what it keeps compiled of another version.
    chunkFileNames: '[name].js',
    codeSplitting: {groups},
  },
});
