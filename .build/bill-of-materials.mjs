import {readFileSync} from 'node:fs';

const program = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** The folder of the package a module is of; null for the program's own. */
function packageFolder(module) {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module)?.[1] ?? null;
}

function component(folder) {
  const {name, version, license} = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    ...(license ? {licenses: [{license: {id: license}}]} : {}),
  };
}

/** What went into a bundle of these modules, and the Node it runs on, as CycloneDX 1.6. */
export function billOfMaterials(modules) {
  const folders = [...new Set(modules.map(packageFolder).filter(folder => folder !== null))].sort();
  const node = {type: 'platform', 'bom-ref': 'node', name: 'node', version: process.versions.node};
  const {name, version, license} = program;
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {component: {type: 'application', 'bom-ref': name, name, version, licenses: [{license: {id: license}}]}},
    components: [...folders.map(component), node],
  };
}
