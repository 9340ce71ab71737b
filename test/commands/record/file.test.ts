import {chmodSync, existsSync, readFileSync, statSync, unlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {openRecordFile} from '../../../source/commands/record/file.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';
import {thrownBy} from '../../helpers/thrown.ts';

const header =
  '{"ucs-gitops-recording":1,"version":"0.1.0","startedAt":"2026-11-23T08:00:00.000Z","intervalMs":5000}\n';

describe('the file', () => {
  async function start() {
    const path = join(await temporaryDirectory(), 'rec.ndjson');
    const {append} = openRecordFile(path);
    append(header);
    return {path, append};
  }

  test('an empty one is taken, and is for its user alone from then on', async () => {
    const path = join(await temporaryDirectory(), 'rec.ndjson');
    writeFileSync(path, '');
    chmodSync(path, 0o644);
    expect(openRecordFile(path).size).toBe(0);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('one that ended within a line goes on with a line of its own', async () => {
    const {path, append} = await start();
    append('{"at":');
    const {size, append: appendNext} = openRecordFile(path);
    appendNext(header);
    expect(size).toBe(header.length + 6);
    expect(readFileSync(path, 'utf8')).toBe(`${header}{"at":\n${header}`);
  });

  test('one that was taken away is not created again', async () => {
    const {path, append} = await start();
    unlinkSync(path);
    expect(thrownBy(() => append(header))).toMatchObject({code: 'ENOENT'});
    expect(existsSync(path)).toBe(false);
  });
});
