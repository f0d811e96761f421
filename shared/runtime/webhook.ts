import type { Instant } from '../domain/instant.ts';
import type { Provider } from '../domain/payment.ts';
import type { ProviderEvent } from '../domain/provider-event.ts';
import { readEvent } from '../payments/read-event.ts';
import { apiVersion } from '../payments/stripe/api-version.ts';
import type { Context } from '../use-cases/context.ts';
import { receiveEvent } from '../use-cases/receive-event.ts';
import type { Config } from './config.ts';
import { Problem } from './problem.ts';
import { parseJson } from './request.ts';
import { signed } from './signed.ts';

/** A test-mode event can grant nothing in a stage that sells, nor the reverse. */
const ofThisMode = (event: ProviderEvent, { livemode }: Config): ProviderEvent =>
  livemode === undefined || event.livemode === undefined || event.livemode === livemode
    ? event
    : { ...event, reading: { read: 'ignored', why: 'other_mode' } };

/** Written in another version of Stripe's API than we read: it may still be understood, but not for ever. */
function warnOfVersion(
  { apiVersion: told }: ProviderEvent,
  { report }: Pick<Context, 'report'>,
): void {
  if (told === undefined || told === apiVersion) return;
  report('webhook_api_version', new RangeError('the endpoint has another API version'));
}

/** Whether the raw body was signed by the provider, close to `now`. */
export type Verify = (
  body: Buffer,
  signature: string | undefined,
  secrets: readonly string[],
  now: Instant,
) => boolean;

/**
 * The webhook of one payment provider: verify, read, store, apply. A product that does not use the
 * provider has none.
 */
export const webhook = (provider: Provider, signatureHeader: string, verify: Verify) =>
  signed({
    serves: (product) => product.provider === provider,
    isSigned: (body, headers, secrets, now) =>
      verify(body, headers[signatureHeader], secrets.webhook, now),
    refusal: 400,
    perform: async (body, context, { config }) => {
      const told = readEvent[provider](parseJson(body));
      if (!told) throw new Problem('malformed_json');
      warnOfVersion(told, context);
      await receiveEvent(context, ofThisMode(told, config), body);
      return { received: true };
    },
  });
