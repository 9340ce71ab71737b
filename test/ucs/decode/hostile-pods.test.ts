import {expect, test} from 'vitest';
import {decoded, podWith} from '../pod-json.ts';

test('keys of the language do no harm', () => {
  const text =
    '{"metadata": {"name": "p", "labels": {"__proto__": {"app": "x"}, "constructor": "y"}}, "__proto__": {"spec": 1}}';
  const pod = decoded(JSON.parse(text));
  expect(pod).toMatchObject({name: 'p', app: 'p', specContainerCount: 0, unreadable: []});
  expect(Object.hasOwn(Object.prototype, 'app')).toBe(false);
});

test('of 100,000 containers the first 200 are kept, and that is reported', () => {
  const many = Array.from({length: 100_000}, (_, index) => ({name: `c${index}`}));
  const pod = decoded(podWith('status.containerStatuses', many));
  expect(pod.containers).toHaveLength(200);
  expect(pod.containers.at(-1)?.name).toBe('c199');
  expect(pod.unreadable).toEqual(['status.containerStatuses[200] and the rest']);
});

test('of thousands of labels, too', () => {
  const many = Object.fromEntries(Array.from({length: 5000}, (_, index) => [`label-${index}`, {}]));
  expect(decoded(podWith('metadata.labels', many)).unreadable).toHaveLength(20);
});

test('ten thousand levels are not walked into', () => {
  const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
  const text = `{"metadata": {"name": "p", "labels": ${deep}}, "spec": {"securityContext": ${deep}}, "status": {"containerStatuses": [{"state": ${deep}}]}}`;
  expect(decoded(JSON.parse(text))).toMatchObject({name: 'p', unreadable: ['metadata.labels.a']});
});
