import { randomUUID } from 'node:crypto';
import { type Secrets, signedByPaddle, signedByStripe, signedByWorker } from '../signed.ts';
import { localControls } from './local-controls.ts';
import { json, send } from './send.ts';

type Sign = (body: string, at: string) => Record<string, string>;

/** Sends what a provider or worker signs, with the clock of the stack. */
const signedSender = (baseUrl: string, base: string) => {
  const { now } = localControls(baseUrl);
  return async (path: string, event: (at: string) => unknown, sign: Sign) => {
    const at = await now();
    const body = JSON.stringify(event(at));
    return send(`${base}${path}`, {
      method: 'POST',
      headers: { ...json, ...sign(body, at) },
      body,
    });
  };
};

/** Somebody with a key. */
function caller(base: string, key: string) {
  const authorization = `Bearer ${key}`;
  return {
    get: (path: string) => send(`${base}${path}`, { headers: { authorization } }),
    post: (path: string, body: unknown = {}, idempotencyKey?: string) =>
      send(`${base}${path}`, {
        method: 'POST',
        headers: {
          authorization,
          ...json,
          ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
        },
        body: JSON.stringify(body),
      }),
  };
}

/** One product with everybody who calls us for it, over real HTTP and with real signatures. */
export function shop(baseUrl: string, product: string, secrets: Secrets) {
  const base = `${baseUrl}/v1/${product}`;
  const signed = signedSender(baseUrl, base);
  const asStripe: Sign = (body, at) => signedByStripe(body, secrets.stripeWebhook, at);
  const asPaddle: Sign = (body, at) => signedByPaddle(body, secrets.paddleWebhook, at);
  const asWorker: Sign = (body, at) => signedByWorker(body, secrets.jobEvents, at, randomUUID());

  return {
    ...caller(base, `mk_local_${product}_app`),
    support: caller(base, `mk_local_${product}_support`),
    stripe: (event: unknown) => signed('/webhooks/stripe', () => event, asStripe),
    paddle: (event: unknown) => signed('/webhooks/paddle', () => event, asPaddle),
    tell: (event: Record<string, unknown>) =>
      signed('/job-events', (occurredAt) => ({ occurredAt, ...event }), asWorker),
  };
}

export type Shop = ReturnType<typeof shop>;
