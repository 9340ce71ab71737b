import {anything, integer, object, text} from './tolerant.ts';

/** Table 4, ListMeta. */
export const listMetaSchema = object({
  resourceVersion: text,
  /** The token of the next page; empty or absent on the last one. */
  continue: text,
  /** String in the table, a number in Kubernetes. */
  remainingItemCount: integer,
});

/** Table 3, the response body. The pods in `items` are read one by one (podSchema), so that an odd one loses no other. */
export const podListSchema = object({
  metadata: listMetaSchema,
  items: anything,
});
