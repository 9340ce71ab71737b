import type {OutputFormat} from '../../config/options/table.ts';
import type {Settings} from '../../config/settings/settings.ts';
import type {Effects} from '../../program/effects.ts';
import {errorText, ucsErrorLine, worstExitCode} from '../../program/failure.ts';
import {writeText} from '../../terminal/write.ts';
import {resolveClusters} from '../connect/clusters.ts';
import {connect} from '../connect/connect.ts';
import {type Look, lookAtClusters} from './look.ts';
import {podTable} from './pod-table.ts';
import {rawOutput} from './raw.ts';
import {report} from './report.ts';

/** One look at the clusters, printed; exit code 0 or the first of 5, 6, 7 that applies. */
export async function runGet(settings: Settings, effects: Effects): Promise<number> {
  const {api} = await connect(settings, effects);
  const clusters = await resolveClusters(api, settings.clusters, effects.signal);
  const looks = await lookAtClusters(api, clusters, settings.failGraceMs, effects);
  await writeText(effects.stdout, await printed(settings.output, looks, effects));
  for (const look of looks) {
    const line = problemOf(look);
    if (line !== null) {
      await writeText(effects.stderr, errorText(`${look.cluster.name}: ${line}`));
    }
  }
  return worstExitCode(looks.flatMap(look => (look.kind === 'failure' ? [look.error.kind] : [])));
}

async function printed(
  format: OutputFormat,
  looks: readonly Look[],
  {clock, stdout}: Effects,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report(looks, clock.now()), null, 2)}\n`;
    case 'raw':
      return rawOutput(looks, stdout.isTTY === true);
    default:
      return podTable(looks, clock.now(), format === 'wide');
  }
}

function problemOf(look: Look): string | null {
  if (look.kind === 'failure') {
    return ucsErrorLine(look.error);
  }
  const {observation} = look.answer;
  return observation.kind === 'pods' && observation.incomplete !== null
    ? `the list is not complete: ${observation.incomplete}`
    : null;
}
