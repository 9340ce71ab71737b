import {writeFileSync} from 'node:fs';
import {commandTable} from '../../source/commands/table.ts';
import {manPage} from './page.ts';

// A part of the build: the manual page ships beside the program.
writeFileSync(new URL('../../dist/ucs-gitops.1', import.meta.url), manPage(commandTable));
