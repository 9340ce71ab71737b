type Environment = Readonly<Record<string, string | undefined>>;

/** The locale that decides about characters: the first of LC_ALL, LC_CTYPE and LANG that is not empty. */
function characterLocale(env: Environment): string | null {
  return env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || null;
}

/** Whether the terminal can be expected to show UTF-8. Without a locale, macOS and Windows do and POSIX (`C`) does not. */
export function isUtf8Locale(env: Environment, platform: NodeJS.Platform): boolean {
  const locale = characterLocale(env);
  return locale === null ? platform === 'darwin' || platform === 'win32' : /utf-?8/i.test(locale);
}

/** Whether the locale is Chinese, Japanese or Korean: there some terminals draw border characters two cells wide. */
export function isWideLocale(env: Environment): boolean {
  return /^(zh|ja|ko)([_.]|$)/i.test(characterLocale(env) ?? '');
}
