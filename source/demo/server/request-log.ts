import type {DemoRequest} from '../reply.ts';

/** One request that came. `query` is without its `?`, `at` is epoch ms, `status` that of the reply, even if a fault kept it back. */
export type LoggedRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly at: number;
};

const requestsKept = 10_000;

/** Keeps the last 10,000 requests in the order of coming. */
export function createRequestLog(): {
  readonly requests: readonly LoggedRequest[];
  readonly add: (request: DemoRequest, status: number, at: number) => void;
} {
  const requests: LoggedRequest[] = [];
  return {
    requests,
    add: ({method, path, rawQuery: query, headers}, status, at) => {
      requests.push({method, path, query, headers, status, at});
      if (requests.length > requestsKept) {
        requests.shift();
      }
    },
  };
}
