import Stripe from 'stripe';
import { apiVersion } from './api-version.ts';

/**
 * @property apiKey `sk_...`, or a restricted `rk_...`
 * @property apiUrl a server that speaks Stripe's API, without a path; Stripe's own where it is absent
 * @property timeoutMs how long one request may take, its answer read to the end
 */
export type StripeOptions = {
  readonly apiKey: string;
  readonly apiUrl?: string;
  readonly timeoutMs?: number;
};

/** @property deadline a new one for each thing asked of us, over all the requests it takes */
export type StripeConnection = {
  readonly stripe: Stripe;
  readonly deadline: () => AbortSignal;
};

function addressOf(apiUrl: string) {
  const { protocol, hostname, port } = new URL(apiUrl);
  const isHttp = protocol === 'http:';
  return {
    protocol: isHttp ? ('http' as const) : ('https' as const),
    host: hostname,
    port: port || (isHttp ? '80' : '443'),
  };
}

/** The SDK repeats a request once, after half a second, and is then given a moment to say so. */
const wholeMs = (timeoutMs: number) => 2 * timeoutMs + 600;

/**
 * @throws TypeError when `apiUrl` is none
 * @throws Error when there is no key
 */
export function connect({ apiKey, apiUrl, timeoutMs = 4500 }: StripeOptions): StripeConnection {
  const stripe = new Stripe(apiKey, {
    apiVersion,
    timeout: timeoutMs,
    maxNetworkRetries: 1,
    telemetry: false,
    // One timer from the request to the end of its answer. The SDK's client of `node:http` counts from
    // the last byte that moved, so that a server could hold us for as long as it likes.
    httpClient: Stripe.createFetchHttpClient(),
    ...(apiUrl && addressOf(apiUrl)),
  });
  return { stripe, deadline: () => AbortSignal.timeout(wholeMs(timeoutMs)) };
}
