import {describe, expect, test} from 'vitest';
import type {JudgedPod} from '../../../../source/rollout/health/health.ts';
import {plainText, segmentsWidth} from '../../../../source/ui/look/segments.ts';
import {createTheme} from '../../../../source/ui/look/theme.ts';
import {sectionTitle, whyLines} from '../../../../source/ui/screens/pods/why.ts';
import {container, judged, minute, testNow, waiting} from '../../../helpers/pods.ts';

const {symbols} = createTheme({color: false, ascii: false});

const message =
  'failed to pull and unpack image "swr.cn-north-4.myhuaweicloud.com/hwofficial/helm-controller:v1.4.4": dial tcp 10.0.3.7:443: i/o timeout';
const stuck = judged({
  app: 'helm-controller',
  phase: 'Pending',
  containers: [container({state: waiting('ErrImagePull', message), ready: false})],
});
const slow = judged({
  phase: 'Pending',
  createdAt: testNow - 10 * minute,
  startTime: testNow - 10 * minute,
  containers: [container({state: waiting('ContainerCreating'), ready: false})],
});

const why = (pod: JudgedPod, width: number, rows: number, label = 'helm') =>
  whyLines({judged: pod, label}, width, rows, symbols);
const text = (...of: Parameters<typeof why>) => plainText(why(...of)).split('\n');

describe.each([
  ['a failed pod', stuck],
  ['a degraded pod', slow],
  ['one of a long name', stuck, 'x'.repeat(200)],
  ['one of wide characters', stuck, '集'.repeat(60)],
] as const)('%s', (_name, pod, label = 'helm') => {
  test.each([2, 3, 4, 5, 6, 7, 8, 9])(
    'in %i rows it says what to do, in no more rows or cells than there are',
    rows => {
      for (const width of [40, 50, 60, 80, 100, 120, 200]) {
        const lines = why(pod, width, rows, label);
        expect([width, lines.length > 0 && lines.length <= rows]).toEqual([width, true]);
        expect(lines.filter(line => segmentsWidth(line) > width)).toEqual([]);
        if (label === 'helm') {
          expect([width, plainText(lines)]).toEqual([width, expect.stringMatching(/ {2,}check /)]);
        }
      }
    },
  );
});

test('with little room it is running text, what is wrong before what to do', () => {
  expect(text(stuck, 60, 3)).toMatchInlineSnapshot(`
    [
      "! helm: image cannot be pulled: the registry cannot be",
      "reached from the node: dial tcp 10.0.3.7:443: i/o timeout",
      "  check DNS, cluster egress or the VPC endpoint (VPCEP); th⋯",
    ]
  `);
});

test('with more room its parts stand below each other', () => {
  expect(text(stuck, 60, 6)).toMatchInlineSnapshot(`
    [
      "─ What is the matter with helm ─────────────────────────────",
      "  What   image cannot be pulled: hwofficial/helm-controller⋯",
      "  Why    the registry cannot be reached from the node: dial",
      "         tcp 10.0.3.7:443: i/o timeout",
      "  Do     check DNS, cluster egress or the VPC endpoint",
      "         (VPCEP); the kubelet tries again within 5m",
    ]
  `);
  expect(text(stuck, 120, 9)).toMatchInlineSnapshot(`
    [
      "─ What is the matter with helm ─────────────────────────────────────────────────────────────────────────────────────────",
      "  What   image cannot be pulled: hwofficial/helm-controller:v1.4.4 from swr.cn-north-4.myhuaweicloud.com",
      "  Why    the registry cannot be reached from the node: dial tcp 10.0.3.7:443: i/o timeout",
      "  Do     check DNS, cluster egress or the VPC endpoint (VPCEP); the kubelet tries again within 5m",
    ]
  `);
});

test('a pod that may heal is not called stuck', () => {
  expect(text(slow, 100, 9, 'source')).toMatchInlineSnapshot(`
    [
      "─ What is the matter with source ───────────────────────────────────────────────────────────────────",
      "  What   containers are not created",
      "  Why    is taking long",
      "  Do     check its events (kubectl describe pod) for volume, network or image pull errors",
    ]
  `);
});

test('tries are counted', () => {
  const [last] = stuck.steps.slice(-1);
  const steps = last === undefined ? [] : [{...last, tries: 6}];
  expect(text({...stuck, steps}, 160, 9)[1]).toMatch(/ \(6 tries since \d\d:\d\d:\d\d\)$/);
  expect(text(stuck, 160, 9)[1]).not.toContain('tries');
});

test.each<[string, JudgedPod]>([
  ['one that is well', judged()],
  ['one that was replaced', {...stuck, superseded: true}],
  ['one on standby', {...stuck, reason: 'Standby', health: 'ok'}],
])('nothing is said of %s', (_name, pod) => {
  expect(why(pod, 80, 9)).toEqual([]);
});

test('nothing where there is no row', () => {
  expect(why(stuck, 80, 0)).toEqual([]);
});

test.each([
  [44, '─ Last changes on prod ─── t: all clusters ─'],
  [42, '─ Last changes on prod ─ t: all clusters ─'],
  [41, '─ Last changes on prod ──────────────────'],
  [24, '─ Last changes on prod ─'],
  [23, 'Last changes on prod'],
  [12, 'Last change⋯'],
])('the title of a part of the screen in %i cells', (width, title) => {
  expect(plainText([sectionTitle('Last changes on prod', 't: all clusters', width, symbols)])).toBe(title);
});
