// Makes the single executable: the whole program and its Node in one file, with its checksum and its bill of materials.

import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {mkdir, rm, writeFile} from 'node:fs/promises';
import {basename, join, resolve} from 'node:path';
import {pipeline} from 'node:stream/promises';
import {rolldown} from 'rolldown';
import config from '../.rolldown.config.mjs';
import {billOfMaterials} from './bill-of-materials.mjs';

const folder = resolve(process.argv[2] ?? 'binary');
const binary = join(folder, `ucs-gitops-${process.platform}-${process.arch}`);
const bundle = join(folder, 'ucs-gitops.mjs');

async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

await rm(folder, {recursive: true, force: true});
await mkdir(folder, {recursive: true});

const {platform, plugins, transform} = config;
const build = await rolldown({
  // Without what keeps the program compiled: Node does not for the main file of an executable.
  input: 'source/cli.ts',
  platform,
  plugins: plugins.filter(({name}) => name !== 'executable'),
  transform,
});
const {output} = await build.write({file: bundle, format: 'esm', minify: true, codeSplitting: false});
await build.close();

const settings = join(folder, 'sea.json');
await writeFile(
  settings,
  JSON.stringify({main: bundle, mainFormat: 'module', output: binary, disableExperimentalSEAWarning: true}),
);
execFileSync(process.execPath, ['--build-sea', settings], {stdio: ['ignore', 'ignore', 'inherit']});

const modules = output.flatMap(chunk => (chunk.type === 'chunk' ? chunk.moduleIds : []));
await writeFile(join(folder, 'bom.cdx.json'), `${JSON.stringify(billOfMaterials(modules), null, 2)}\n`);
await rm(settings);
await rm(bundle);

const sums = [];
for (const file of [binary, join(folder, 'bom.cdx.json')]) {
  sums.push(`${await sha256(file)}  ${basename(file)}\n`);
}
await writeFile(join(folder, 'SHA256SUMS'), sums.join(''));
