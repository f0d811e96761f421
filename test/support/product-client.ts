import { type Signer, signPaddle, signStripe, signWorker } from './signing.ts';
import { keyFor, type World } from './world.ts';

const json = { 'content-type': 'application/json' };

/** One product's backend, support staff, render workers and payment provider, as they call us. */
export function productClient(world: World, product: string) {
  const base = `/v1/${product}`;
  const as = (scope: 'app' | 'support') => ({
    authorization: `Bearer ${keyFor(product, scope)}`,
    ...json,
  });
  const signed = (path: string, sign: Signer) => (event: unknown) => {
    const body = typeof event === 'string' ? event : JSON.stringify(event);
    const headers = { ...json, ...sign(body, world.now()) };
    return world.send({ method: 'POST', path: `${base}${path}`, headers, body });
  };
  const caller = (scope: 'app' | 'support') => ({
    get: (path: string) =>
      world.send({ method: 'GET', path: `${base}${path}`, headers: as(scope) }),
    post: (path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
      world.send({
        method: 'POST',
        path: `${base}${path}`,
        headers: { ...as(scope), ...headers },
        body: JSON.stringify(body),
      }),
  });
  const app = caller('app');
  const worker = signed('/job-events', signWorker);
  const tell = (event: Record<string, unknown>) => worker({ occurredAt: world.now(), ...event });

  return {
    ...app,
    support: caller('support'),
    stripe: signed('/webhooks/stripe', signStripe),
    paddle: signed('/webhooks/paddle', signPaddle),
    tell,
    open: (accountId: string) =>
      app.post('/accounts', { accountId, email: `${accountId}@example.com` }),
    account: async (accountId: string) => (await app.get(`/accounts/${accountId}`)).body,
    entries: async (accountId: string) =>
      (await app.get(`/accounts/${accountId}/entries?limit=100`)).body.items,
    job: async (jobId: string) => (await app.get(`/jobs/${jobId}`)).body,
    succeed: (jobId: string, variantId = 'v1') =>
      tell({ type: 'variant.succeeded', jobId, variantId }),
    fail: (jobId: string, variantId = 'v1', reason = 'model_error') =>
      tell({ type: 'variant.failed', jobId, variantId, reason }),
    cancel: (jobId: string) => app.post(`/jobs/${jobId}/cancellation`),
  };
}

export type ProductClient = ReturnType<typeof productClient>;
