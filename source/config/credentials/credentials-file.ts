/** The keys of one section of an INI text (`key = value`; lines of `#` and `;` are comments). null: no such section. */
export function readIniSection(text: string, section: string): ReadonlyMap<string, string> | null {
  let values: Map<string, string> | null = null;
  let inside = false;
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) {
      continue;
    }
    if (line.startsWith('[')) {
      inside = line === `[${section}]`;
      values = inside ? (values ?? new Map()) : values;
      continue;
    }
    const equals = line.indexOf('=');
    if (inside && equals > 0) {
      values?.set(line.slice(0, equals).trim(), line.slice(equals + 1).trim());
    }
  }
  return values;
}
