import {textReply} from '../reply.ts';
import {type FaultTable, plainFault} from './fault.ts';

const loginPage =
  '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form action="/login"></form></body></html>\n';

/** Good HTTP whose body is not what it should be. */
export const bodyFaults: FaultTable = {
  html: plainFault('200 with a page to sign in, as captive portals send it', () =>
    textReply(200, 'text/html; charset=utf-8', loginPage),
  ),
};
