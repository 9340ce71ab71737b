import {type DemoRequest, type Reply, textReply} from '../reply.ts';
import type {FaultTable} from './fault.ts';
import {faultRows, findFault} from './faults.ts';
import type {FaultSwitch} from './switch.ts';

/** Paths that are no part of the API: they are for people, and work while faults are on. */
const controlPrefix = '/_demo/';

export function isControl({path}: DemoRequest): boolean {
  return path.startsWith(controlPrefix);
}

/** How people switch faults of the server at `url`, as a text of three commands. */
export function faultControlText(url: string): string {
  return [
    `curl ${url}/_demo/faults`,
    `curl -X POST '${url}/_demo/fault?name=503-html&seconds=30'   (and &cluster=NAME: for that cluster only)`,
    `curl -X DELETE ${url}/_demo/fault`,
    '',
  ].join('\n');
}

function plain(status: number, text: string): Reply {
  return textReply(status, 'text/plain; charset=utf-8', text);
}

function activeText(faults: FaultSwitch): string {
  const active = faults.active();
  const lines = active.map(({name, cluster}) => `${name} is on for ${cluster === '*' ? 'every request' : cluster}.`);
  return `${active.length === 0 ? 'No fault is on.' : lines.join('\n')}\n`;
}

function allFaultsText(faults: FaultSwitch, table: FaultTable): string {
  const rows = faultRows(table);
  const width = Math.max(...rows.map(({name}) => name.length));
  const lines = rows.map(({name, title}) => `${name.padEnd(width)}  ${title}\n`);
  return `${activeText(faults)}\n${lines.join('')}`;
}

async function switchFault({method, query}: DemoRequest, faults: FaultSwitch, table: FaultTable): Promise<Reply> {
  const cluster = query.get('cluster') ?? undefined;
  const name = query.get('name');
  if (method === 'POST' && !name) {
    return plain(400, `Which fault? Add ?name=NAME; GET ${controlPrefix}faults lists the names.\n`);
  }
  const seconds = query.has('seconds') ? Number(query.get('seconds')) : undefined;
  try {
    if (method === 'POST' && name && seconds === undefined && 'door' in findFault(table, name)) {
      return plain(400, `With ${name} on, nobody could switch it off from here: add &seconds=N.\n`);
    }
    await (method === 'POST' ? faults.set(name, cluster, seconds) : faults.set(null, cluster));
  } catch (error) {
    return plain(400, `${error instanceof Error ? error.message : String(error)}\n`);
  }
  return plain(200, activeText(faults));
}

/** Answers `GET /_demo/faults` and does what `POST` and `DELETE /_demo/fault` ask for. */
export async function controlReply(
  request: DemoRequest,
  faults: FaultSwitch,
  table: FaultTable,
  url: string,
): Promise<Reply> {
  switch (`${request.method} ${request.path}`) {
    case `GET ${controlPrefix}faults`:
      return plain(200, allFaultsText(faults, table));
    case `POST ${controlPrefix}fault`:
    case `DELETE ${controlPrefix}fault`:
      return switchFault(request, faults, table);
    default:
      return plain(404, `There is only this here:\n${faultControlText(url)}`);
  }
}
