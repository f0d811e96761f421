import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import Stripe from 'stripe';

export type Secrets = {
  readonly stripeWebhook: string;
  readonly paddleWebhook: string;
  readonly jobEvents: string;
};

const seconds = (now: string) => Math.floor(Date.parse(now) / 1000);

/** Signed by Stripe's own library. */
export const signedByStripe = (payload: string, secret: string, now: string) => ({
  'stripe-signature': Stripe.webhooks.generateTestHeaderString({
    payload,
    secret,
    timestamp: seconds(now),
  }),
});

/** Paddle's library verifies and does not sign, so this does what Paddle documents. */
export function signedByPaddle(payload: string, secret: string, now: string) {
  const ts = seconds(now);
  const h1 = createHmac('sha256', secret).update(`${ts}:${payload}`).digest('hex');
  return { 'paddle-signature': `ts=${ts};h1=${h1}` };
}

/** Signed by the reference library of Standard Webhooks, as a render worker would. */
export function signedByWorker(payload: string, secret: string, now: string, id: string) {
  const at = new Date(Date.parse(now));
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds(now)),
    'webhook-signature': new Webhook(secret).sign(id, at, payload),
  };
}
