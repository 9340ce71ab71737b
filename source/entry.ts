#!/usr/bin/env node
import {compiledCode} from './program/compiled-code.ts';
import {tooOldNode} from './program/node-version.ts';

// What is shipped as dist/cli.js: has Node keep the program compiled, and loads it. Static imports would come first, and
// an old Node fails at what they need.
const tooOld = tooOldNode(process.versions.node);
if (tooOld === null) {
  const {mkdirSync, statSync} = process.getBuiltinModule('node:fs');
  const {homedir} = process.getBuiltinModule('node:os');
  const uid = process.getuid?.() ?? null;
  const directory = compiledCode({env: process.env, homeDir: homedir, uid, mkdirSync, statSync});
  if (directory !== null) {
    process.getBuiltinModule('node:module').enableCompileCache(directory);
  }
  await import('./cli.ts');
} else {
  process.stderr.write(`${tooOld}\n`);
  // As for any wrong configuration; the table of exit codes is in a file that an old Node cannot load.
  process.exitCode = 2;
}
