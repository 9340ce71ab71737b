import {anything, integer, object, text} from './tolerant.ts';

/** The response body of `GET /v1/clusters`; its clusters are read one by one (clusterSchema). */
export const clusterListSchema = object({
  items: anything,
  total: integer,
});

/** What is read of a cluster: `uid` is the clusterid of the other calls. Its annotations may hold a kubeconfig and are left alone. */
export const clusterSchema = object({
  metadata: object({uid: text, name: text}),
});
