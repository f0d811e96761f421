import { randomUUID } from 'node:crypto';
import { type Secrets, signedByPaddle, signedByStripe, signedByWorker } from '../signed.ts';

export type Answer = { readonly status: number; readonly body: Record<string, unknown> };

const json = { 'content-type': 'application/json' };

async function send(
  url: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const response = await fetch(url, init);
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, body };
}

/** The stack's clock and schedules. */
export const localControls = (baseUrl: string) => {
  const post = (path: string, body: unknown) =>
    send(`${baseUrl}/_local/${path}`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify(body),
    });
  return {
    now: async () => String((await send(`${baseUrl}/_local/config`)).body.now),
    advance: (by: string) => post('clock', { advance: by }),
    tick: () => post('tick', {}),
  };
};

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

/** One product with everybody who calls us for it, over real HTTP and with real signatures. */
export function shop(baseUrl: string, product: string, secrets: Secrets) {
  const base = `${baseUrl}/v1/${product}`;
  const signed = signedSender(baseUrl, base);
  const authorization = `Bearer mk_local_${product}_app`;
  const asStripe: Sign = (body, at) => signedByStripe(body, secrets.stripeWebhook, at);
  const asPaddle: Sign = (body, at) => signedByPaddle(body, secrets.paddleWebhook, at);
  const asWorker: Sign = (body, at) => signedByWorker(body, secrets.jobEvents, at, randomUUID());

  return {
    get: (path: string) => send(`${base}${path}`, { headers: { authorization } }),
    post: (path: string, body: unknown = {}) =>
      send(`${base}${path}`, {
        method: 'POST',
        headers: { authorization, ...json },
        body: JSON.stringify(body),
      }),
    stripe: (event: unknown) => signed('/webhooks/stripe', () => event, asStripe),
    paddle: (event: unknown) => signed('/webhooks/paddle', () => event, asPaddle),
    tell: (event: Record<string, unknown>) =>
      signed('/job-events', (occurredAt) => ({ occurredAt, ...event }), asWorker),
  };
}

export type Shop = ReturnType<typeof shop>;
