import {expect, test} from 'vitest';
import {watchCredentials} from '../../../source/commands/connect/connect.ts';

test('tells when there are other credentials than those used last', async () => {
  let token = 'a';
  let readable = true;
  const {provide, renewed} = watchCredentials(async () => {
    if (!readable) {
      throw new Error('the file is being replaced');
    }
    return {kind: 'token', token};
  });
  await provide();
  expect(await renewed()).toBe(false);

  token = 'b';
  expect(await renewed()).toBe(true);
  expect(await renewed()).toBe(false);

  token = 'c';
  expect(await provide()).toEqual({kind: 'token', token: 'c'});
  expect(await renewed()).toBe(false);

  readable = false;
  expect(await renewed()).toBe(false);
  readable = true;
  token = 'd';
  expect(await renewed()).toBe(true);
});
