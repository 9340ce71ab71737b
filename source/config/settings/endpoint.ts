import {ConfigError} from '../config-error.ts';
import {siteEndpoints} from '../options/connection.ts';
import type {OptionSource} from '../options/sources.ts';
import {options} from '../options/table.ts';

/** The UCS to ask, and the flag, variable or key that said so; null: nothing did. */
export type ChosenEndpoint = {readonly url: string; readonly from: string | null};

/**
 * The endpoint that the strongest place names, by address or by site: `--site` goes before UCS_ENDPOINT. Throws
 * `ConfigError` when one place has both.
 */
export function chooseEndpoint(sources: readonly OptionSource[]): ChosenEndpoint {
  for (const source of sources) {
    const [site, endpoint] = [source(options.site), source(options.endpoint)];
    if (site !== null && endpoint !== null) {
      throw new ConfigError(`${site.name} and ${endpoint.name} say the same thing twice`, 'Give one of them.');
    }
    if (site !== null) {
      return {url: siteEndpoints[options.site.parse(site.text, site.name)], from: site.name};
    }
    if (endpoint !== null) {
      return {url: options.endpoint.parse(endpoint.text, endpoint.name), from: endpoint.name};
    }
  }
  return {url: siteEndpoints.cn, from: null};
}
