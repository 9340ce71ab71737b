// An import of a module of Node's own reads all that the module exports, and much of that is loaded only when it is read:
// some 20 modules that nobody here uses. So a built file takes what it imports from the module itself.

const imported = /^import (?:([\w$]+|\* as [\w$]+)(?:, )?)?(?:\{([^}]*)\})? *from "(node:[\w/]+)";$/gm;

function taken(_statement, whole, parts, name) {
  const own = `globalThis.process.getBuiltinModule("${name}")`;
  return [
    whole === undefined ? '' : `const ${whole.replace('* as ', '')} = ${own};`,
    parts === undefined ? '' : `const {${parts.replaceAll(' as ', ': ')}} = ${own};`,
  ].join('');
}

/** The plugin that does it. */
export const nodeModules = {
  name: 'node-modules',
  renderChunk: code => ({code: code.replaceAll(imported, taken), map: null}),
};
