import {arch, versions} from 'node:process';
import packageJson from '../../../package.json' with {type: 'json'};
import {isLoopback} from '../../config/endpoint.ts';
import {defaultConfigPath} from '../../config/file/config-file.ts';
import {siteEndpoints} from '../../config/options/connection.ts';
import {proxyOf} from '../../config/proxy.ts';
import {isUtf8Locale} from '../../config/settings/locale.ts';
import type {Settings} from '../../config/settings/settings.ts';
import type {Effects} from '../../program/effects.ts';
import {reasonForLines} from '../../program/full-screen.ts';
import {version} from '../../program/version.ts';
import {isTooSmall, minColumns, minRows} from '../../terminal/least-size.ts';
import {type Finding, failedBy, ok, warn} from './finding.ts';

/** What would be used, before any request is sent: program, configuration, the way to the endpoint, the terminal. */
export async function examineEnvironment(settings: Settings, effects: Effects): Promise<readonly Finding[]> {
  return [
    programFinding(versions.node, effects.platform),
    configFinding(settings, effects),
    endpointFinding(settings),
    proxyFinding(settings, effects),
    await caFinding(settings, effects),
    terminalFinding(settings, effects),
    screenFinding(settings, effects),
  ];
}

/** The program and what it runs on; `node` is a version such as `22.12.0`. */
export function programFinding(node: string, platform: NodeJS.Platform): Finding {
  const [least = 0, leastMinor = 0] = (packageJson.engines.node.match(/\d+/g) ?? []).map(Number);
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const text = `ucs-gitops ${version}, Node ${node}, ${platform} ${arch}`;
  return major > least || (major === least && minor >= leastMinor)
    ? ok('program', text)
    : warn('program', text, `It needs Node ${packageJson.engines.node}.`);
}

function configFinding({config, clusters}: Settings, {env, homeDir}: Effects): Finding {
  if (config === null) {
    return ok('config', `no file; it would be ${defaultConfigPath(env, homeDir)}`);
  }
  const profile = config.profile === null ? 'no profile' : `profile ${config.profile}`;
  const wanted = clusters.length === 0 ? 'every cluster' : clusters.join(', ');
  return ok('config', `${config.path}, ${profile}, ${wanted}`);
}

function endpointFinding({endpoint, endpointFrom}: Settings): Finding {
  const site = Object.entries(siteEndpoints).find(([, url]) => url === endpoint);
  const name = site === undefined ? (isLoopback(endpoint) ? 'this machine' : 'another site') : `site ${site[0]}`;
  return ok('endpoint', `${endpoint} (${name}; ${endpointFrom === null ? 'default' : `from ${endpointFrom}`})`);
}

function proxyFinding({endpoint}: Settings, {env}: Effects): Finding {
  try {
    const proxy = proxyOf(env);
    if (proxy === null) {
      return ok('proxy', 'none');
    }
    // The URL may hold a password.
    const {protocol, host} = new URL(proxy.url);
    const except = proxy.noProxy === '' ? '' : `, but not for ${proxy.noProxy}`;
    const unused = isLoopback(endpoint) ? ' (not for this endpoint: it is on this machine)' : '';
    return ok('proxy', `${protocol}//${host}${except}${unused}`);
  } catch (error) {
    return failedBy('proxy', error);
  }
}

async function caFinding({caFile}: Settings, {cwd, env}: Effects): Promise<Finding> {
  const extra = env['NODE_EXTRA_CA_CERTS'] ? ` and NODE_EXTRA_CA_CERTS (${env['NODE_EXTRA_CA_CERTS']})` : '';
  if (caFile === null) {
    return ok('CA file', `none; what Node trusts${extra}`);
  }
  try {
    const {trustedCertificates} = await import('../connect/ca-file.ts');
    await trustedCertificates(caFile, cwd);
    return ok('CA file', `${caFile}, besides what Node trusts${extra}`);
  } catch (error) {
    return failedBy('CA file', error);
  }
}

function terminalFinding({ascii, color, theme}: Settings, {stdout, env, platform}: Effects): Finding {
  const utf8 = isUtf8Locale(env, platform);
  const text = [
    env['TERM'] ? `TERM ${env['TERM']}` : 'TERM not set',
    stdout.isTTY ? `${stdout.columns}x${stdout.rows}` : 'no size',
    color ? `colours (theme ${theme})` : 'no colours',
    utf8 ? (ascii ? 'UTF-8, but --ascii' : 'UTF-8') : 'ASCII',
    ...(env['TMUX'] ? ['inside tmux'] : env['STY'] ? ['inside screen'] : []),
    ...(env['SSH_CONNECTION'] ? ['over SSH'] : []),
  ].join(', ');
  return utf8
    ? ok('terminal', text)
    : warn('terminal', text, 'The locale is not UTF-8: set LANG to one that is, such as C.UTF-8, for proper borders.');
}

function screenFinding(settings: Settings, effects: Effects): Finding {
  const reason = reasonForLines(settings, effects);
  if (reason !== null) {
    return ok('monitor', `one line per change, as ${reason}`);
  }
  const {columns, rows} = effects.stdout;
  return isTooSmall({columns, rows})
    ? warn(
        'monitor',
        `full screen, but too small: ${columns}x${rows}`,
        `Make the terminal ${minColumns}x${minRows} or larger.`,
      )
    : ok('monitor', 'full screen');
}
