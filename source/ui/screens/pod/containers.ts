import type {Container} from '../../../rollout/pod/pod.ts';
import type {Segments} from '../../look/segments.ts';
import {containerStateText, terminationText} from '../pods/pane-text.ts';
import {field, maxShown, more} from './field.ts';

function yesOrNo(value: boolean | null): string | null {
  return value === null ? null : value ? 'yes' : 'no';
}

function linesOf(container: Container, width: number, now: number): readonly Segments[] {
  const {state, lastTermination: last} = container;
  const role = container.role === 'app' ? 'container' : `${container.role} container`;
  const message = state.kind === 'waiting' || state.kind === 'terminated' ? state.message : null;
  return [
    [
      {text: `${role} `, tone: 'plain'},
      {text: container.name, tone: 'title'},
    ],
    ...field('state', containerStateText(container, now), width, 'plain', 2),
    ...field('message', message, width, 'plain', 2),
    ...field('ready', yesOrNo(container.ready), width, 'plain', 2),
    ...field('started', yesOrNo(container.started), width, 'plain', 2),
    ...field('restarts', String(container.restartCount), width, 'plain', 2),
    ...field('last ended', last ? terminationText(last, now) : null, width, 'plain', 2),
    ...field('', last?.message ?? null, width, 'plain', 2),
    ...field('image', container.image, width, 'plain', 2),
  ];
}

/** What is known of containers, an empty line between each two of them. */
export function containersLines(containers: readonly Container[], width: number, now: number): readonly Segments[] {
  const shown = containers.slice(0, maxShown).map(container => linesOf(container, width, now));
  return [
    ...shown.flatMap((lines, index) => (index === 0 ? lines : [[], ...lines])),
    ...more(containers, 'containers'),
  ];
}
