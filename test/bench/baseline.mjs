// The script that everybody would write, and that start-up is compared with.
const [endpoint, cluster] = process.argv.slice(2);
const response = await fetch(`${endpoint}/v1/clusters/${cluster}/gitops`, {headers: {'X-Auth-Token': 'none'}});
const {items} = await response.json();
for (const {metadata, status} of items) {
  const ready = status.containerStatuses.filter(container => container.ready).length;
  const restarts = status.containerStatuses.reduce((sum, container) => sum + (container.restartCount ?? 0), 0);
  process.stdout.write(`${metadata.name} ${ready}/${status.containerStatuses.length} ${status.phase} ${restarts}\n`);
}
