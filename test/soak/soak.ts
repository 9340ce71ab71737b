import {runSoak, warmPolls} from './run-soak.ts';

const mostGrowth = 0.05;

const {done, failed, clusters, changes, warmHeap, endHeap, handlesBefore, handlesAfter} = await runSoak();
const growth = endHeap / warmHeap - 1;
const rows = [
  ['polls', done],
  ['of them failed', failed],
  ['clusters', clusters],
  ['changes kept', changes],
  [`heap after ${warmPolls} polls, MB`, warmHeap.toFixed(1)],
  ['heap at the end, MB', endHeap.toFixed(1)],
  ['growth', `${(growth * 100).toFixed(1)} %`],
  ['open handles before', handlesBefore],
  ['open handles at the end', handlesAfter],
];
process.stdout.write(`${rows.map(([what, value]) => `${String(what).padEnd(28)} ${value}`).join('\n')}\n`);
process.exit(growth > mostGrowth || handlesAfter > handlesBefore ? 1 : 0);
