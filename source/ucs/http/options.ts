/** How requests are authorised. The secrets in it must never be printed, logged or put into an error. */
export type Credentials =
  | {readonly kind: 'token'; readonly token: string}
  | {
      readonly kind: 'aksk';
      readonly accessKey: string;
      readonly secretKey: string;
      readonly securityToken: string | null;
      readonly domainId: string | null;
    };

/** What the client needs from outside. `fetch` may come with a proxy or a CA already built in. */
export type UcsClientOptions = {
  /** Base URL, e.g. `https://ucs.myhuaweicloud.com`. */
  readonly endpoint: string;
  /** Base URL of IAM, which tells the domain id when AK/SK come without one. */
  readonly iamEndpoint: string;
  /** Read before every request, so that a renewed token is used at once. null: send no authorisation. */
  readonly credentials: () => Promise<Credentials | null>;
  /** From the first byte sent to the last byte read, ms. */
  readonly requestTimeoutMs: number;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  readonly userAgent: string;
};
