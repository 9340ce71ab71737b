import {expect, test} from 'vitest';
import {endpointTrouble} from '../../../source/monitor/store/endpoint.ts';
import {connectionOf} from '../../../source/monitor/store/selectors.ts';
import type {FailureKind} from '../../../source/rollout/feed/failure-kinds.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {minute, second} from '../../helpers/pods.ts';
import {enabled, type Reply, startPoller} from './virtual-poller.ts';

/** A poller of a, b and c, of which b may fail; and what is shown of them. */
function startThree(replyOfB: () => Reply, options: Parameters<typeof startPoller>[2] = {}) {
  const play = startPoller(['a', 'b', 'c'], id => (id === 'b' ? replyOfB() : enabled), options);
  const state = () => play.store.getState();
  return {
    ...play,
    trouble: () => endpointTrouble(state()),
    connections: () => [...state().clusters.values()].map(entry => connectionOf(state(), entry)),
  };
}

function refusedList(kind: FailureKind): Promise<never> {
  const list = Promise.reject(ucsFailure({kind, message: 'no'}));
  list.catch(() => {});
  return list;
}

test('a 401 met on one cluster is known of all at once, until an answer shows that the credentials are good', async () => {
  let refused = false;
  const {clock, trouble, connections, poller} = startThree(() => (refused ? 'auth' : enabled));
  await clock.advance(second);
  expect([trouble(), connections()]).toEqual([null, ['live', 'live', 'live']]);
  refused = true;
  await clock.advance(30 * second);
  const {since} = (trouble() as {readonly refusal: {readonly since: number}}).refusal;
  expect(trouble()).toMatchObject({kind: 'refused', refusal: {clusterId: 'b', message: 'auth happened'}});
  expect(connections()).toEqual(['auth', 'auth', 'auth']);
  // Refused once more, and since the same time.
  poller.pollNow('b');
  await clock.advance(minute);
  expect(trouble()).toMatchObject({kind: 'refused', refusal: {since}});
  refused = false;
  poller.pollNow('a');
  await clock.advance(second);
  expect([trouble(), connections()]).toEqual([null, ['live', 'live', 'live']]);
});

test('after a 401 another failure does not look like polling that goes on', async () => {
  let reply: Reply = 'auth';
  const {clock, trouble, poller} = startThree(() => reply);
  await clock.advance(second);
  reply = 'network';
  poller.pollNow('b');
  await clock.advance(minute);
  expect(trouble()?.kind).toBe('refused');
});

test('a list of clusters that is refused stops every cluster, too', async () => {
  const {clock, trouble, connections, relist} = startThree(() => enabled);
  await clock.advance(second);
  relist(refusedList('auth'));
  await clock.advance(2 * minute);
  expect(trouble()).toMatchObject({kind: 'refused', refusal: {clusterId: null}});
  expect(connections()).toEqual(['auth', 'auth', 'auth']);
});

test('a list of clusters that cannot be read is the least of troubles: what is known goes on to be polled', async () => {
  const {clock, trouble, connections, relist} = startThree(() => enabled);
  await clock.advance(second);
  relist(refusedList('forbidden'));
  await clock.advance(2 * minute);
  expect(trouble()).toMatchObject({kind: 'unlisted', problem: {message: 'no'}});
  expect(connections()).toEqual(['live', 'live', 'live']);
});

test('a 429 is told for as long as it lasts, and is the cause of what grows old meanwhile', async () => {
  let throttled = false;
  const {clock, trouble, connections, store} = startThree(() =>
    throttled ? ucsFailure({kind: 'throttled', message: 'slow down', retryAfterMs: 40 * second}) : enabled,
  );
  await clock.advance(second);
  throttled = true;
  await clock.advance(30 * second);
  const quiet = store.getState().quiet ?? {from: 0, until: 0};
  expect(quiet.until - quiet.from).toBe(40 * second);
  expect(trouble()).toMatchObject({kind: 'throttled', quiet: {clusterId: 'b'}});
  throttled = false;
  await clock.advance(quiet.until - clock.now() - second);
  // The selected one is late, c is polled every 30 s anyway.
  expect(connections()).toEqual(['throttled', 'throttled', 'live']);
  await clock.advance(2 * second);
  expect([trouble(), connections()]).toEqual([null, ['live', 'live', 'live']]);
});

test('a 429 that is over before the next poll would come is not worth a word', async () => {
  let first = true;
  const {clock, trouble} = startThree(() => {
    const reply = first ? 'throttled' : enabled;
    first = false;
    return reply;
  });
  await clock.advance(second);
  expect(trouble()).toBeNull();
});

test('a 429 is forgotten when the clock of the machine is set back', async () => {
  const replies: Reply[] = [ucsFailure({kind: 'throttled', message: 'slow down', retryAfterMs: 40 * second})];
  const {clock, trouble} = startThree(() => replies.shift() ?? enabled);
  await clock.advance(second);
  expect(trouble()?.kind).toBe('throttled');
  clock.jump(-10 * minute);
  await clock.advance(2 * second);
  expect(trouble()).toBeNull();
});
