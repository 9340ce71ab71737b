import {writeFileSync} from 'node:fs';
import {manPage} from './commands/man-page.ts';
import {commandTable} from './commands/table.ts';

// A part of the build: the manual page ships beside the program.
writeFileSync(new URL('../dist/ucs-gitops.1', import.meta.url), manPage(commandTable));
