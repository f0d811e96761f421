import { type Secrets, signedByPaddle, signedByStripe, signedByWorker } from './signed.ts';

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

/** One product with everybody who calls us for it, over real HTTP and with real signatures. */
export function shop(baseUrl: string, product: string, secrets: Secrets) {
  const base = `${baseUrl}/v1/${product}`;
  const { now } = localControls(baseUrl);
  const authorization = `Bearer mk_local_${product}_app`;
  let messages = 0;

  const signed = async (
    path: string,
    event: unknown,
    sign: (body: string, at: string) => Record<string, string>,
  ) => {
    const body = JSON.stringify(event);
    const headers = { ...json, ...sign(body, await now()) };
    return send(`${base}${path}`, { method: 'POST', headers, body });
  };

  return {
    get: (path: string) => send(`${base}${path}`, { headers: { authorization } }),
    post: (path: string, body: unknown = {}) =>
      send(`${base}${path}`, {
        method: 'POST',
        headers: { authorization, ...json },
        body: JSON.stringify(body),
      }),
    stripe: (event: unknown) =>
      signed('/webhooks/stripe', event, (body, at) =>
        signedByStripe(body, secrets.stripeWebhook, at),
      ),
    paddle: (event: unknown) =>
      signed('/webhooks/paddle', event, (body, at) =>
        signedByPaddle(body, secrets.paddleWebhook, at),
      ),
    tell: async (event: Record<string, unknown>) => {
      messages += 1;
      const told = { occurredAt: await now(), ...event };
      return signed('/job-events', told, (body, at) =>
        signedByWorker(body, secrets.jobEvents, at, `msg_${messages}`),
      );
    },
  };
}

export type Shop = ReturnType<typeof shop>;
