import {expect, test} from 'vitest';
import {isUtf8Locale, isWideLocale} from '../../../source/config/settings/locale.ts';

test.each<[string, Record<string, string>, NodeJS.Platform, boolean]>([
  ['LANG says UTF-8', {LANG: 'en_US.UTF-8'}, 'linux', true],
  ['written without a hyphen', {LANG: 'zh_CN.utf8'}, 'linux', true],
  ['LC_ALL wins', {LC_ALL: 'C', LANG: 'en_US.UTF-8'}, 'linux', false],
  ['an empty LC_ALL says nothing', {LC_ALL: '', LC_CTYPE: 'C.UTF-8', LANG: 'C'}, 'linux', true],
  ['another charset', {LANG: 'zh_CN.GB18030'}, 'linux', false],
  ['nothing set on Linux is the C locale', {}, 'linux', false],
  ['nothing set on macOS', {}, 'darwin', true],
  ['nothing set on Windows', {}, 'win32', true],
])('UTF-8: %s', (_case, env, platform, expected) => {
  expect(isUtf8Locale(env, platform)).toBe(expected);
});

test.each([
  ['zh_CN.UTF-8', true],
  ['ja_JP.UTF-8', true],
  ['ko.UTF-8', true],
  ['en_US.UTF-8', false],
  ['zhx_XX', false],
])('%s draws wide: %s', (locale, expected) => {
  expect(isWideLocale({LANG: locale})).toBe(expected);
});
