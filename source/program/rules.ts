import type {Settings} from '../config/settings/settings.ts';

/** The rules (of `rollout/cluster/`) that settings give. `graceFrom` is epoch ms; null: graces begin when pods begin to fail. */
export function rulesOf({failGraceMs, expect, standby}: Settings, graceFrom: number | null = null) {
  return {failGraceMs, graceFrom, expect, standby};
}
