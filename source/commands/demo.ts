import {ConfigError} from '../config/config-error.ts';
import type {Settings} from '../config/settings.ts';
import {similarTo} from '../config/similar.ts';
import {scenarioNames} from '../demo/scenarios.ts';
import {type DemoServer, startDemoServer} from '../demo/server.ts';
import type {Effects} from './effects.ts';
import {stopCode} from './exit-codes.ts';
import {twoColumns} from './help-text.ts';
import {writeText} from './write-text.ts';

/** Runs the monitor against an embedded UCS server, or with `--serve` the server alone, until it is told to stop. */
export async function runDemo(settings: Settings, effects: Effects): Promise<number> {
  const server = await startServer(settings, effects);
  try {
    if (settings.serve) {
      await writeText(effects.stdout, serverText(server));
      return stopCode(await stopReason(effects.signal));
    }
    const {runMonitor} = await import('./monitor.ts');
    return await runMonitor({...settings, endpoint: server.url, credentials: 'none'}, effects);
  } finally {
    await server.close();
  }
}

async function startServer({scenario, seed, port}: Settings, {clock}: Effects): Promise<DemoServer> {
  if (scenario !== null && !scenarioNames.includes(scenario)) {
    const [near] = similarTo(scenario, scenarioNames);
    const question = near === undefined ? '' : `Did you mean ${near}? `;
    throw new ConfigError(
      `--scenario: there is no scenario ${JSON.stringify(scenario)}`,
      `${question}There are: ${scenarioNames.join(', ')}.`,
    );
  }
  try {
    return await startDemoServer({seed, now: clock.now, port: port ?? 0, ...(scenario === null ? {} : {scenario})});
  } catch (error) {
    // A port that is taken or may not be used; anything else is a bug.
    if (error instanceof Error && ('code' in error || error.cause !== undefined)) {
      throw new ConfigError(`the demo server cannot start: ${error.message}`);
    }
    throw error;
  }
}

function serverText({url, scenario, clusters}: DemoServer): string {
  const [first] = clusters;
  return `UCS demo server at ${url}, playing ${scenario}. Ctrl-C ends it.

Clusters:
${twoColumns(clusters.map(({id, name}) => [name, id]))}

Try:
  curl ${url}/v1/clusters/${first?.id ?? 'ID'}/gitops
  ucs-gitops get --endpoint ${url}
`;
}

function stopReason(signal: AbortSignal): Promise<unknown> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve(signal.reason);
    }
    signal.addEventListener('abort', () => resolve(signal.reason), {once: true});
  });
}
