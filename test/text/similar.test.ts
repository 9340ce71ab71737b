import {expect, test} from 'vitest';
import {similarTo} from '../../source/text/similar.ts';

test.each<readonly [string, readonly string[]]>([
  ['gte', ['get']],
  ['demi', ['demo']],
  ['PROD-A', ['prod-a', 'prod-b']],
  ['prod-bb', ['prod-b', 'prod-a']],
  ['staging', []],
  ['', []],
])('"%s" is like %j', (text, expected) => {
  expect(similarTo(text, ['get', 'demo', 'prod-a', 'prod-b'])).toEqual(expected);
});
