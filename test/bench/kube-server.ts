import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

type Pod = {
  readonly metadata: {readonly name: string; readonly creationTimestamp: string};
  readonly status: {readonly phase: string};
};

const column = (name: string) => ({name, type: 'string', format: '', description: '', priority: 0});

/** The pods in the form kubectl asks for: a table made by the server. */
function table(pods: readonly Pod[]) {
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: {resourceVersion: '1'},
    columnDefinitions: ['Name', 'Ready', 'Status', 'Restarts', 'Age'].map(column),
    rows: pods.map(pod => ({
      cells: [pod.metadata.name, '1/1', pod.status.phase, '0', '14h'],
      object: {kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: pod.metadata},
    })),
  };
}

const discovery: Readonly<Record<string, unknown>> = {
  '/api': {kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: []},
  '/apis': {kind: 'APIGroupList', apiVersion: 'v1', groups: []},
  '/api/v1': {
    kind: 'APIResourceList',
    groupVersion: 'v1',
    resources: [
      {
        name: 'pods',
        singularName: 'pod',
        namespaced: true,
        kind: 'Pod',
        verbs: ['get', 'list', 'watch'],
        shortNames: ['po'],
      },
    ],
  },
};

/** Answers the few calls of `kubectl get pods` with these pods; gives the base URL and what ends it. */
export async function startKubeServer(
  pods: readonly Pod[],
): Promise<{readonly url: string; readonly close: () => void}> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const answer = /^\/api\/v1\/namespaces\/[^/]+\/pods$/.test(path) ? table(pods) : discovery[path];
    response.writeHead(answer ? 200 : 404, {'Content-Type': 'application/json'});
    response.end(JSON.stringify(answer ?? {kind: 'Status', apiVersion: 'v1', status: 'Failure', code: 404}));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
