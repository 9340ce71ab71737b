import {readFileSync, writeFileSync} from 'node:fs';
import {renewed} from './sections.ts';

const file = new URL('../../README.md', import.meta.url);

writeFileSync(file, await renewed(readFileSync(file, 'utf8')));
