import packageJson from '../../package.json' with {type: 'json'};

/** This program's version, e.g. `0.1.0`. */
export const version: string = packageJson.version;
