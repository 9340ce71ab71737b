import {describe, expect, test} from 'vitest';
import type {RawPage} from '../../source/rollout/feed/feed.ts';
import {decodeAnswer} from '../../source/ucs/pages.ts';
import {thrownBy} from '../helpers/thrown.ts';
import {clientOf, serve} from './serving.ts';

test.each([
  ['the sample of the API page', 'sample', {}],
  ['a list in several pages', 'enabled', {pageSize: 2}],
  ['an announcement', 'not-enabled', {}],
  ['an announcement as plain text', 'not-enabled-text', {}],
])('%s reads again as it read when it came', async (_name, scenario, options) => {
  const server = await serve({scenario, ...options});
  const answer = await clientOf(server.url).gitops(server.clusters[0]?.id ?? '');
  expect(decodeAnswer(answer.pages, answer.clockSkewMs)).toEqual(answer);
});

function page(body: string, status = 200): RawPage {
  return {status, bytes: Buffer.from(body)};
}

describe('pages that are those of no good answer', () => {
  test.each<readonly [string, readonly RawPage[], string]>([
    ['none', [], 'the answer goes on after 0 pages'],
    ['no JSON', [page('<html>')], 'the page is no JSON'],
    [
      'the last page is missing',
      [page('{"metadata":{"continue":"next"},"items":[]}')],
      'the answer goes on after 1 pages',
    ],
    [
      'an error that says nothing of GitOps',
      [page('{"error_code":"UCS.00000500"}', 500)],
      'the answer has neither "items" nor "metadata"',
    ],
  ])('%s', (_name, pages, message) => {
    expect(thrownBy(() => decodeAnswer(pages, 0))).toMatchObject({kind: 'shape', message});
  });
});
