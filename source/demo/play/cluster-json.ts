import type {DemoCluster, Site} from './demo-cluster.ts';
import {randomFor, uuid} from './seeded-random.ts';
import type {Timestamp} from './timeline.ts';

const day = 86_400;

type SiteSpec = Readonly<Record<'category' | 'type' | 'provider' | 'region' | 'country' | 'city', string>>;

const sites: Readonly<Record<Site, SiteSpec>> = {
  cce: {category: 'self', type: 'turbo', provider: 'huaweicloud', region: 'cn-north-4', country: 'CN', city: '110000'},
  attached: {
    category: 'attachedcluster',
    type: 'eks',
    provider: 'aws',
    region: 'ap-southeast-1',
    country: 'SG',
    city: '',
  },
  onpremise: {
    category: 'onpremise',
    type: 'baremetal',
    provider: 'huaweicloud',
    region: '',
    country: 'CN',
    city: '150900',
  },
};

/** Which `category` of `GET /v1/clusters` a cluster belongs to. */
export function categoryOf({site}: DemoCluster): string {
  return sites[site].category;
}

function condition(type: string, status: string, reason: string, lastTransitionTime: string) {
  return {
    type,
    status,
    reason,
    message: '',
    lastTransitionTime,
  };
}

/** A cluster as `GET /v1/clusters` lists it. The same id gives the same age and size. */
export function clusterJson({id, name, site}: DemoCluster, domainId: string, time: Timestamp) {
  const random = randomFor(0, id);
  const registered = -day * (30 + Math.floor(random() * 300));
  const nodes = 3 + Math.floor(random() * 6);
  const cores = String(nodes * 4);
  const memory = `${nodes * 8}Gi`;
  return {
    kind: 'Cluster',
    apiVersion: 'v1',
    metadata: {
      name,
      uid: id,
      creationTimestamp: time(registered),
      updateTimestamp: time(-day),
      labels: {FeatureGates: 'elbv3,SupportClientCertificateRevocation,xGPU'},
      annotations: site === 'cce' ? {vpcId: uuid(random)} : {},
    },
    spec: {
      syncMode: '',
      manageType: 'discrete',
      clusterGroupID: '',
      ...sites[site],
      projectID: site === 'cce' ? uuid(random).replaceAll('-', '') : '',
      projectName: sites[site].region,
      operatorNamespace: domainId,
      IsDownloadedCert: true,
      insecureSkipTLSVerification: false,
      enableDistMgt: false,
    },
    status: {
      phase: 'Available',
      conditions: [
        condition('Ready', 'True', 'ClusterAvailable', time(registered + 300)),
        condition('Cluster', 'Available', 'Available', time(registered + 300)),
      ],
      nodeSummary: {totalNum: nodes, readyNum: nodes},
      resourceSummary: {
        capacity: {cpu: cores, memory},
        allocatable: {cpu: cores, memory},
        allocated: {cpu: String(nodes), memory: `${nodes * 2}Gi`},
        allocating: {},
      },
      endpoints: [],
      kubernetesVersion: 'v1.29',
      arrearFreeze: 'false',
      policeFreeze: 'false',
    },
  };
}
