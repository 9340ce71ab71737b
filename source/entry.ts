#!/usr/bin/env node
import {compiledCode} from './commands/compiled-code.ts';

// What is shipped as dist/cli.js: has Node keep the program compiled, and loads it. Static imports would come first.
const {mkdirSync, statSync} = process.getBuiltinModule('node:fs');
const {homedir} = process.getBuiltinModule('node:os');
const uid = process.getuid?.() ?? null;
const directory = compiledCode({env: process.env, homeDir: homedir, uid, mkdirSync, statSync});
if (directory !== null) {
  process.getBuiltinModule('node:module').enableCompileCache(directory);
}
await import('./cli.ts');
