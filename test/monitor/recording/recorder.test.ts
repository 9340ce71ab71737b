import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {decodeLine} from '../../../source/monitor/recording/decode-line.ts';
import {encodeLine, type RecordedLine} from '../../../source/monitor/recording/format.ts';
import type {RawPage} from '../../../source/rollout/feed/feed.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {second, testNow} from '../../helpers/pods.ts';
import {recordToMemory} from '../../helpers/recording.ts';

const a = {id: 'id-a', name: 'prod-a'};
const b = {id: 'id-b', name: 'prod-b'};

function page(body: string | Uint8Array, status = 200): RawPage {
  return {status, bytes: Buffer.from(body)};
}

const header = '{"ucs-gitops-recording":1,"version":"1.2.3","startedAt":"2026-11-23T08:00:00.000Z","intervalMs":5000}';
const clusterA = '"cluster":{"id":"id-a","name":"prod-a"}';

describe('what is written', () => {
  test('the first line tells the format, the program and when the run began', () => {
    expect(recordToMemory().lines()).toEqual([header]);
  });

  test('the list of clusters, and a word instead of one that did not change', () => {
    const {recorder, lines} = recordToMemory();
    recorder.clusters(testNow, [a, b]);
    recorder.clusters(testNow + second, [{...a}, {...b}]);
    recorder.clusters(testNow + 2 * second, [a]);
    expect(lines().slice(1)).toEqual([
      '{"at":"2026-11-23T08:00:00.000Z","clusters":[{"id":"id-a","name":"prod-a"},{"id":"id-b","name":"prod-b"}]}',
      '{"at":"2026-11-23T08:00:01.000Z","same":true}',
      '{"at":"2026-11-23T08:00:02.000Z","clusters":[{"id":"id-a","name":"prod-a"}]}',
    ]);
  });

  test('of a cluster its id and its name, and nothing that depends on the others', () => {
    const {recorder, lines} = recordToMemory();
    const shown = {...a, label: 'prod-a (id-a)'};
    recorder.clusters(testNow, [shown]);
    recorder.answer(testNow, shown, [page('{}')]);
    recorder.failure(testNow, shown, ucsFailure({kind: 'timeout', message: 'no answer'}));
    expect(lines().join()).not.toContain('label');
  });

  test('the same body with another status is another answer', () => {
    const {recorder, lines} = recordToMemory();
    const body = '{"error_code":"UCS.00060003"}';
    recorder.answer(testNow, a, [page(body, 400)]);
    recorder.answer(testNow + 1, a, [page(body, 404)]);
    expect(
      lines()
        .slice(1)
        .map(line => /"status":(\d+)/.exec(line)?.[1]),
    ).toEqual(['400', '404']);
  });

  test('bodies as received, page after page; the same answer again is a word, also after a failure', () => {
    const {recorder, lines} = recordToMemory();
    const pages = () => [page('{"items": [1]}'), page('{"error_code":"UCS.00060003"}', 404)];
    recorder.answer(testNow, a, pages());
    recorder.answer(testNow + 1, a, pages());
    recorder.failure(testNow + 2, a, ucsFailure({kind: 'timeout', message: 'no answer within 10 s'}));
    recorder.answer(testNow + 3, a, pages());
    recorder.answer(testNow + 4, b, pages());
    recorder.answer(testNow + 5, a, [page('{}')]);
    const said = '"status":404,"pages":["{\\"items\\": [1]}","{\\"error_code\\":\\"UCS.00060003\\"}"]';
    expect(
      lines()
        .slice(1)
        .map(line => line.replace(/"at":"[^"]*",/, '')),
    ).toEqual([
      `{${clusterA},${said}}`,
      `{${clusterA},"same":true}`,
      expect.stringContaining('"error":{"kind":"timeout"'),
      `{${clusterA},"same":true}`,
      `{"cluster":{"id":"id-b","name":"prod-b"},${said}}`,
      `{${clusterA},"status":200,"pages":["{}"]}`,
    ]);
  });

  test('how far the API was ahead, where its clock and ours differ', () => {
    const {recorder, lines} = recordToMemory();
    recorder.answer(testNow, a, [page('{}')], 3_600_500);
    recorder.answer(testNow, a, [page('{}')], -90_000);
    recorder.answer(testNow, a, [page('{}')], 0);
    expect(
      lines()
        .slice(1)
        .map(line => line.replace(/"at":"[^"]*",/, '')),
    ).toEqual([
      `{${clusterA},"clockSkewMs":3600500,"status":200,"pages":["{}"]}`,
      `{${clusterA},"clockSkewMs":-90000,"same":true}`,
      `{${clusterA},"same":true}`,
    ]);
  });

  test('a failure with all that is known of it, but not its cause', () => {
    const {recorder, lines} = recordToMemory();
    const details = {kind: 'throttled', message: 'slow down', hint: 'Wait.', status: 429, code: 'APIGW.0308'} as const;
    const error = ucsFailure({...details, requestId: 'r-1', retryAfterMs: 2000, cause: new Error('secret')});
    recorder.failure(testNow, a, error);
    recorder.failure(testNow, null, ucsFailure({kind: 'network', message: 'refused', hint: 'Check.'}));
    expect(
      lines()
        .slice(1)
        .map(line => line.replace(/"at":"[^"]*",/, '')),
    ).toEqual([
      `{${clusterA},"error":{"kind":"throttled","message":"slow down","hint":"Wait.","status":429,"code":"APIGW.0308","requestId":"r-1","retryAfterMs":2000}}`,
      '{"error":{"kind":"network","message":"refused","hint":"Check.","status":null,"code":null,"requestId":null,"retryAfterMs":null}}',
    ]);
  });

  test('a body that is no UTF-8, byte for byte', () => {
    const {recorder, lines} = recordToMemory();
    recorder.answer(testNow, a, [page(Uint8Array.of(0x7b, 0xff, 0x7d))]);
    expect(lines()[1]).toContain('"pages":[{"base64":"e/99"}]');
  });

  test('nothing that could act on a terminal', () => {
    const {recorder, lines} = recordToMemory();
    recorder.answer(testNow, a, [page('{"a":"\u009b2J\u202e\u007f"}')]);
    expect(lines()[1]).toMatch(/^[ -~]*$/);
  });
});

const cluster = fc.constantFrom(a, b);
const at = fc.integer({min: 0, max: 4_000_000_000_000});
const bytes = fc.oneof(
  fc.uint8Array({maxLength: 40}).map(body => Buffer.from(body)),
  fc.string({unit: 'binary', maxLength: 40}).map(body => Buffer.from(body)),
  fc.constant(Buffer.from('\ufeff{"items":[]}\r\n')),
);
const pages = fc
  .tuple(fc.array(bytes, {maxLength: 2}), bytes, fc.constantFrom(200, 404))
  .map(([first, last, status]) => [...first.map(body => page(body)), page(last, status)]);
const error = fc
  .constantFrom('auth', 'server', 'shape', 'throttled')
  .map(kind => ucsFailure({kind, message: 'what happened', hint: 'what to do', status: 500, code: 'UCS.1'}));
const anyLine: fc.Arbitrary<RecordedLine> = fc.oneof(
  fc.record({
    kind: fc.constant('run' as const),
    at,
    version: fc.constant('1'),
    intervalMs: fc.nat(),
  }),
  fc.record({
    kind: fc.constant('clusters' as const),
    at,
    clusters: fc.option(fc.array(cluster)),
  }),
  fc.record({
    kind: fc.constant('answer' as const),
    at,
    cluster,
    clockSkewMs: fc.constantFrom(0, 3_600_000, -90_500),
    pages: fc.option(pages),
  }),
  fc.record({kind: fc.constant('failure' as const), at, cluster: fc.option(cluster), error}),
);

test('what is read is what was written, whatever it is', () => {
  fc.assert(
    fc.property(anyLine, line => {
      const text = encodeLine(line, text => text);
      expect(text.indexOf('\n')).toBe(text.length - 1);
      expect(decodeLine(text)).toEqual(line);
    }),
  );
});

test.each([
  ['which earlier versions did not write', '', 0],
  ['of an hour', '"clockSkewMs":3600000,', 3_600_000],
  ['of more years than a time can have', '"clockSkewMs":1e300,', null],
  ['that is no number', '"clockSkewMs":"1h",', null],
])('a skew of the clocks %s', (_case, field, skew) => {
  for (const said of ['"same":true', '"status":200,"pages":["{}"]']) {
    const line = decodeLine(`{"at":"2026-11-23T08:00:00.000Z",${clusterA},${field}${said}}`);
    expect(line === null ? null : Reflect.get(line, 'clockSkewMs')).toBe(skew);
  }
});

test('the answer of a cluster that left the list and came back is written again', () => {
  const {recorder, lines} = recordToMemory();
  recorder.answer(testNow, a, [page('{}')]);
  recorder.clusters(testNow, [b]);
  recorder.answer(testNow, a, [page('{}')]);
  expect(lines().filter(line => line.includes('"pages"'))).toHaveLength(2);
});
