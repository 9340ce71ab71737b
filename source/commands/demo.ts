import {ConfigError} from '../config/config-error.ts';
import type {Settings} from '../config/settings/settings.ts';
import {faultControlText} from '../demo/faults/control.ts';
import {demoFaults, faultNames, faultTable, findFault} from '../demo/faults/faults.ts';
import {scenarioNames, scenarioTable} from '../demo/play/scenarios.ts';
import type {DemoServer} from '../demo/server/server.ts';
import type {Effects} from '../program/effects.ts';
import {stopCode} from '../program/exit-codes.ts';
import {writeText} from '../terminal/write.ts';
import {twoColumns} from '../text/columns.ts';
import {similarTo} from '../text/similar.ts';

type Named = {readonly name: string; readonly title: string};

function named(heading: string, rows: readonly Named[]): string {
  return `\n\n${heading}:\n${twoColumns(rows.map(({name, title}) => [name, title]))}`;
}

/** What the help of the demo lists after its examples: everything that `--scenario` and `--fault` take. */
export function demoHelp(): string {
  return named('Scenarios', scenarioTable) + named('Faults', faultTable);
}

/** Runs the monitor against an embedded UCS server, or with `--serve` the server alone, until it is told to stop. */
export async function runDemo(settings: Settings, effects: Effects): Promise<number> {
  const server = await startServer(settings, effects);
  try {
    if (settings.serve) {
      await writeText(effects.stdout, serverText(server, settings.fault));
      return stopCode(await stopReason(effects));
    }
    const {runMonitor} = await import('./monitor/monitor.ts');
    return await runMonitor({...settings, endpoint: server.url, credentials: 'none'}, effects);
  } finally {
    await server.close();
  }
}

/** Throws a `ConfigError` that suggests a similar name and gives `list`, unless `name` is one of `names`. */
function checkName(kind: 'scenario' | 'fault', name: string | null, names: readonly string[], list: string): void {
  if (name === null || names.includes(name)) {
    return;
  }
  const [near] = similarTo(name, names);
  const question = near === undefined ? '' : `Did you mean ${near}? `;
  throw new ConfigError(`--${kind}: there is no ${kind} ${JSON.stringify(name)}`, `${question}There are: ${list}.`);
}

async function startServer({scenario, seed, port, fault}: Settings, {clock}: Effects): Promise<DemoServer> {
  checkName('scenario', scenario, scenarioNames, scenarioNames.join(', '));
  checkName('fault', fault, faultNames, `${faultTable.map(({name}) => name).join(', ')} (see ucs-gitops demo --help)`);
  // The help loads this file, too, and needs no server.
  const {startDemoServer} = await import('../demo/server/server.ts');
  try {
    return await startDemoServer({
      seed,
      now: clock.now,
      port: port ?? 0,
      ...(scenario === null ? {} : {scenario}),
      ...(fault === null ? {} : {fault}),
    });
  } catch (error) {
    // A port that is taken or may not be used; anything else is a bug.
    if (error instanceof Error && ('code' in error || error.cause !== undefined)) {
      throw new ConfigError(`the demo server cannot start: ${error.message}`);
    }
    throw error;
  }
}

/** How faults are switched; one at the door, on from the start, leaves no way to do that. */
function faultsText(url: string, fault: string | null): string {
  if (fault !== null && 'door' in findFault(demoFaults, fault)) {
    return `With ${fault} on from the start nobody gets in to switch it off.\n`;
  }
  return `Faults, switched while it runs:\n${faultControlText(url).replaceAll(/^(?=.)/gm, '  ')}`;
}

function serverText({url, scenario, clusters}: DemoServer, fault: string | null): string {
  const [first] = clusters;
  return `UCS demo server at ${url}, playing ${scenario}${fault === null ? '' : ` with ${fault}`}. Ctrl-C ends it.

Clusters:
${twoColumns(clusters.map(({id, name}) => [name, id]))}

Try:
  curl ${url}/v1/clusters/${first?.id ?? 'ID'}/gitops
  ucs-gitops get --endpoint ${url}

${faultsText(url, fault)}`;
}

/** Why the program is to end, once it is. Waiting keeps the process: a server that refuses every connection does not. */
async function stopReason({clock, signal}: Effects): Promise<unknown> {
  const stopped = new Promise(resolve => signal.addEventListener('abort', resolve, {once: true}));
  if (!signal.aborted) {
    clock.sleep(Number.MAX_SAFE_INTEGER, signal).catch(() => {});
    await stopped;
  }
  return signal.reason;
}
