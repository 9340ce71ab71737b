import type {HoldUp} from './hold-up.ts';

type OfKind<Kind extends HoldUp['kind']> = Extract<HoldUp, {readonly kind: Kind}>;

function othersText(others: number): string {
  return others === 0 ? '' : others === 1 ? ' and 1 other,' : ` and ${others} others,`;
}

function stuckText({who, reason, what, why, others}: OfKind<'stuck'>): string {
  const cause = why ?? what;
  return `${who}${othersText(others)} ${reason}${cause === reason ? '' : `: ${cause}`}`;
}

function comingText(
  {steps, longest}: OfKind<'coming'>,
  age: (since: number) => string,
  form: 'short' | 'long',
): string {
  const held = longest.since === null ? '' : ` ${age(longest.since)}`;
  const total = steps.reduce((sum, {count}) => sum + count, 0);
  const counts = steps.map(({step, count}) => `${count} ${step}`).join(', ');
  if (total === 1) {
    return `${longest.who} ${steps[0]?.step}${held}`;
  }
  const pods =
    form === 'long'
      ? counts.replace(' ', steps[0]?.count === 1 ? ' pod ' : ' pods ')
      : steps.length === 1
        ? counts
        : `${total} to go`;
  return `${pods}, longest ${longest.who}${held}`;
}

/**
 * What holds a cluster up in words, ages as `age` writes them. The short form has what is wrong (`helm: image cannot be
 * pulled`), the long one how many are stuck, the reason and the cause (`helm and 2 others, ImagePullBackOff: the registry
 * has no such image`). Pods on their way: `6 pods creating, longest helm 9s`.
 */
export function holdUpText(holdUp: HoldUp, age: (since: number) => string, form: 'short' | 'long'): string {
  switch (holdUp.kind) {
    case 'stuck':
      return form === 'short' ? `${holdUp.who}: ${holdUp.what}` : stuckText(holdUp);
    case 'coming':
      return comingText(holdUp, age, form);
    case 'lacking':
      return holdUp.what;
  }
}
