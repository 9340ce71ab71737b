import type {OutputFormat} from '../../config/options/table.ts';
import type {Settings} from '../../config/settings/settings.ts';
import type {Effects} from '../../program/effects.ts';
import {errorText, ucsErrorLine, warn, worstExitCode} from '../../program/failure.ts';
import {rulesOf} from '../../program/rules.ts';
import {unfinishedText} from '../../rollout/cluster/unfinished.ts';
import {skewRemark} from '../../rollout/feed/clock-skew.ts';
import {writeText} from '../../terminal/write.ts';
import {resolveClusters} from '../connect/clusters.ts';
import {connect} from '../connect/connect.ts';
import {askClusters, type OneShot} from './one-shot.ts';
import {podTable} from './pod-table.ts';
import {rawOutput} from './raw.ts';
import {report, skewOf} from './report.ts';

/** Asks every cluster once and prints the answers; exit code 0 or the first of 5, 6, 7 that applies. */
export async function runGet(settings: Settings, effects: Effects): Promise<number> {
  const {api} = await connect(settings, effects);
  const clusters = await resolveClusters(api, settings.clusters, effects.signal);
  const results = await askClusters(api, clusters, rulesOf(settings), effects);
  await writeText(effects.stdout, await printed(settings.output, results, effects));
  const remark = skewRemark(skewOf(results));
  if (remark !== null) {
    await warn(effects, remark);
  }
  const isTable = settings.output === 'table' || settings.output === 'wide';
  for (const result of results) {
    const line = problemOf(result) ?? (isTable ? unfinishedIn(result, effects.clock.now()) : null);
    if (line !== null) {
      await writeText(effects.stderr, errorText(`${result.cluster.label}: ${line}`));
    }
  }
  return worstExitCode(results.flatMap(result => (result.kind === 'failure' ? [result.error.kind] : [])));
}

async function printed(
  format: OutputFormat,
  results: readonly OneShot[],
  {clock, stdout}: Effects,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report(results, clock.now()), null, 2)}\n`;
    case 'raw':
      return rawOutput(results, stdout.isTTY === true);
    default:
      return podTable(results, clock.now(), format === 'wide');
  }
}

function problemOf(result: OneShot): string | null {
  if (result.kind === 'failure') {
    return ucsErrorLine(result.error);
  }
  const {observation} = result.answer;
  return observation.kind === 'pods' && observation.incomplete !== null
    ? `the list is not complete: ${observation.incomplete}`
    : null;
}

// A table of pods that are well does not show what is missing. The report has a field for it.
function unfinishedIn(result: OneShot, now: number): string | null {
  return result.kind === 'answer' ? unfinishedText(result.snapshot, now, 'long') : null;
}
