import {describe, expect, it} from 'vitest';
import {pageOf} from '../../../source/demo/server/paging.ts';

const itself = (name: string) => name;

/** Every page of the list that `listAt` gives for the page's number. */
function walk(listAt: (page: number) => readonly string[], pageSize: number): readonly (readonly string[])[] {
  const pages: (readonly string[])[] = [];
  let token = '';
  do {
    const page = pageOf(listAt(pages.length), itself, token, pageSize);
    pages.push(page?.items ?? []);
    token = page?.metadata.continue ?? '';
  } while (token !== '');
  return pages;
}

describe('pages of a list', () => {
  it.each([
    ['an empty list', [], 2, [[]]],
    ['one that fits', ['a', 'b'], 2, [['a', 'b']]],
    ['one more', ['a', 'b', 'c'], 2, [['a', 'b'], ['c']]],
    ['one by one', ['a', 'b', 'c'], 1, [['a'], ['b'], ['c']]],
    ['no limit', ['a', 'b', 'c'], Number.POSITIVE_INFINITY, [['a', 'b', 'c']]],
  ])('%s', (_, names, pageSize, pages) => {
    expect(walk(() => names, pageSize)).toEqual(pages);
  });

  it('pods that come and go between two pages shift nothing', () => {
    const before = ['a', 'b', 'c', 'd'];
    const after = ['b', 'b2', 'c', 'd'];
    expect(walk(page => (page === 0 ? before : after), 2)).toEqual([['a', 'b'], ['b2', 'c'], ['d']]);
  });

  it('tells how many are left', () => {
    expect(pageOf(['a', 'b', 'c'], itself, '', 1)?.metadata.remainingItemCount).toBe('2');
  });

  it.each(['x', 'e30=', 'bnVsbA=='])('%s is no token', token => {
    expect(pageOf(['a'], itself, token, 1)).toBeNull();
  });
});
