import {useMemo} from 'react';
import {foldChanges} from '../../../rollout/cluster/changes/fold.ts';
import {Lines} from '../../look/line.tsx';
import {useMonitor, useScreenContext} from '../../view/context.ts';
import {changeLines, changeNames} from '../timeline/lines.ts';
import {sectionTitle} from './why.ts';

type LastChangesProps = {readonly clusterId: string; readonly width: number; readonly rows: number};

/** What changed last on a cluster, newest first, in so many rows with their title. */
export function LastChanges({clusterId, width, rows}: LastChangesProps) {
  const {monitor, theme} = useScreenContext();
  const {symbols} = theme;
  const changes = useMonitor(state => state.changes);
  const label = useMonitor(state => state.clusters.get(clusterId)?.ref.label ?? clusterId);
  const several = useMonitor(state => state.order.length > 1);
  const folded = useMemo(
    () => foldChanges(changes.filter(change => change.clusterId === clusterId)),
    [changes, clusterId],
  );
  const entries = folded.slice(0, rows - 1);
  const lines = changeLines(entries, changeNames(monitor.getState(), entries), ['pod'], width - 2, symbols);
  const title = sectionTitle(`Last changes on ${label}`, several ? 't: all clusters' : 't: all', width, symbols);
  const nothing = [{text: '  No change has been seen since the watch began.'}];
  const shown = lines.length > 0 ? lines.map(line => [{text: '  '}, ...line]) : [nothing];
  return <Lines lines={[title, ...shown]} width={width} />;
}
