import type {Announcement} from '../../rollout/cluster/cluster.ts';
import type {FailureKind} from '../../rollout/feed/failure-kinds.ts';

/** What a code of UCS or of the gateway means. */
type CodeRow = {
  readonly codes: readonly string[];
  readonly meaning: string;
  /** null: as the HTTP status says. */
  readonly kind: FailureKind | null;
  /** What to do, where the hint of the kind is too general. */
  readonly hint?: string;
  /** The code tells a state of GitOps; it is no failure. */
  readonly announcement?: Announcement;
};

const permission = 'Ask for read access to UCS (for example the policy "UCS ReadOnlyAccess") for this user.';
const clock =
  "Check the access key, the secret key and this machine's clock: a signature is good for 15 minutes around its time.";

/**
 * The codes a reading client can meet. UCS has two families with the same meanings (`UCS.00…` and `UCS.01…`), the gateway
 * writes its own as `APIGW.…` or `APIG.…`.
 */
export const codeRows: readonly CodeRow[] = [
  {codes: ['UCS.00060001'], meaning: 'GitOps did not pass its validation', kind: 'bad-request'},
  {codes: ['UCS.00060002'], meaning: 'GitOps is enabled', kind: null, announcement: 'enabled'},
  {codes: ['UCS.00060003'], meaning: 'GitOps is not enabled', kind: null, announcement: 'not-enabled'},
  {codes: ['UCS.00060004'], meaning: 'GitOps is being installed', kind: null, announcement: 'installing'},
  {codes: ['UCS.00060005'], meaning: 'GitOps is being disabled', kind: null, announcement: 'disabling'},
  {
    codes: ['UCS.00000001', 'UCS.01000001'],
    meaning: 'UCS cannot tell who is asking',
    kind: 'bad-request',
    hint: 'Check the domain (account) id: HUAWEICLOUD_SDK_DOMAIN_ID or HW_DOMAIN_ID.',
  },
  {codes: ['UCS.00000004', 'UCS.01000004'], meaning: 'UCS forbids it', kind: 'forbidden'},
  {
    codes: ['05', '06', '07', '08', '09', '10'].flatMap(end => [`UCS.000000${end}`, `UCS.010000${end}`]),
    meaning: 'an error inside UCS',
    kind: 'server',
  },
  {
    codes: ['11', '12', '16'].flatMap(end => [`UCS.000000${end}`, `UCS.010000${end}`]),
    meaning: 'UCS does not understand the request',
    kind: 'bad-request',
  },
  {codes: ['UCS.00000013', 'UCS.01000013'], meaning: 'UCS knows no such resource', kind: 'not-found'},
  {codes: ['UCS.00000018', 'UCS.01000003'], meaning: 'UCS refused the credentials', kind: 'auth'},
  {codes: ['UCS.01000002'], meaning: 'UCS throttles the requests', kind: 'throttled'},
  {codes: ['UCS.00010013', 'UCS.01010006'], meaning: 'UCS could not ask IAM for the permissions', kind: 'server'},
  {
    codes: ['UCS.00010014', 'UCS.00010015', 'UCS.01010007', 'UCS.01010008', 'UCS.01010003'],
    meaning: 'no permission for UCS',
    kind: 'forbidden',
    hint: permission,
  },
  {codes: ['UCS.00030001', 'UCS.01030001'], meaning: 'UCS knows no such cluster', kind: 'not-found'},
  {
    codes: ['UCS.00030002', 'UCS.01030002', 'UCS.00030003', 'UCS.01030003'],
    meaning: 'UCS cannot get at the cluster just now',
    kind: 'server',
  },
  {codes: ['UCS.01030004'], meaning: 'the cluster is unavailable', kind: 'cluster-unavailable'},
  {codes: ['UCS.01030005'], meaning: 'no permission for this cluster', kind: 'forbidden', hint: permission},
  {codes: ['UCS.01030016'], meaning: 'the cluster is frozen', kind: 'frozen'},
  {codes: ['APIGW.0101'], meaning: 'the API does not exist at this endpoint', kind: 'api-gone'},
  {
    codes: ['APIGW.0103', 'APIGW.0104', 'APIGW.0105'],
    meaning: 'the gateway is not set up for this API',
    kind: 'api-gone',
  },
  {codes: ['APIGW.0106'], meaning: 'the gateway does not understand a parameter', kind: 'bad-request'},
  {codes: ['APIGW.0201'], meaning: 'the gateway could not pass the request on', kind: null},
  {codes: ['APIGW.0301'], meaning: 'the gateway refused the credentials', kind: 'auth'},
  {codes: ['APIGW.0302', 'APIGW.0306'], meaning: 'this user may not call the API', kind: 'forbidden', hint: permission},
  {codes: ['APIGW.0303', 'APIGW.0305'], meaning: 'the authentication is wrong', kind: 'auth', hint: clock},
  {
    codes: ['APIGW.0307'],
    meaning: 'the token is no longer good',
    kind: 'auth',
    hint: 'Get a new token; should that not help, the token is for another region or --site.',
  },
  {codes: ['APIGW.0308'], meaning: 'the gateway throttles the requests', kind: 'throttled'},
  {
    codes: ['APIGW.0310'],
    meaning: 'the project is unavailable',
    kind: 'forbidden',
    hint: 'UCS is a global service: the token must be scoped to the domain (account), not to a project.',
  },
  {
    codes: ['APIGW.0401', 'APIGW.0402'],
    meaning: "this machine's address may not call the API",
    kind: 'forbidden',
    hint: 'Call from an allowed address: see the access control of the account, and which proxy or NAT is in between.',
  },
  {
    codes: ['01', '02', '05', '06', '07', '08', '09', '10', '11', '12', '13'].map(end => `APIGW.06${end}`),
    meaning: 'an error inside the gateway',
    kind: null,
  },
  {
    codes: ['APIGW.0801', 'APIGW.0802'],
    meaning: 'not available in this region',
    kind: 'forbidden',
    hint: 'The account may belong to the other site: try --site cn or --site intl.',
  },
];

/** The code as the table writes it: gateways of some hosts say `APIG.` for `APIGW.`. */
export function normalCode(code: string): string {
  return code.replace(/^APIG\.(?=\d{4}$)/, 'APIGW.');
}

/** What a code means; undefined for one that is not known. */
export function findCode(code: string): CodeRow | undefined {
  const normal = normalCode(code);
  return codeRows.find(row => row.codes.includes(normal));
}
