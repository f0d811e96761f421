import { operations as app } from '../../functions/app/handler.ts';
import { operations as support } from '../../functions/support/handler.ts';
import type { OperationContract } from '../../shared/contract/operation-contract.ts';
import type { Sent } from '../support/http-event.ts';
import { productClient } from '../support/product-client.ts';
import { sessionCompleted } from '../support/purchases.ts';
import { keyFor, newWorld, type WorldOptions } from '../support/world.ts';

/** Every call that wants a key, as callers may rely on it. */
export const contracts: readonly OperationContract[] = [...app, ...support].map(
  ({ contract }) => contract,
);

export const nameOf = ({ method, path }: Pick<OperationContract, 'method' | 'path'>) =>
  `${method} ${path.replace('/v1/{product}', '')}`;

export const named = contracts.map((contract) => [nameOf(contract), contract] as const);

/** @param name as `nameOf` says it: `POST /jobs` */
export function contractOf(name: string): OperationContract {
  const found = contracts.find((contract) => nameOf(contract) === name);
  if (!found) throw new Error(`${name} is no call`);
  return found;
}

export const takesBody = ({ method }: OperationContract) => method === 'POST';

/** What `{name}` in a path stands for in the world of `givenCustomer`. */
const parameters: Readonly<Record<string, string>> = {
  product: 'skena',
  accountId: 'ann',
  jobId: 'job-1',
  paymentId: 'pi_unplaced',
};

// biome-ignore format: one call a row
const queries: Readonly<Record<string, string>> = {
  'GET /work': '?kind=payment',
};

// biome-ignore format: one call a row
const bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'POST /accounts':                         { accountId: 'ben', email: 'ben@example.com', country: 'ID' },
  'POST /quotes':                           { accountId: 'ann', action: 'video', variants: 2 },
  'POST /jobs':                             { jobId: 'job-2', accountId: 'ann', action: 'video', variants: 2, shownCredits: 20 },
  'POST /jobs/{jobId}/cancellation':        {},
  'POST /jobs/{jobId}/deliveries':          { variantId: 'v1', kind: 'saved' },
  'POST /payments/{paymentId}/attachment':  { accountId: 'ann', pack: 'starter' },
  'POST /status':                           { state: 'down', at: '2026-03-02T08:59:00Z', source: 'probe' },
};

type Filled = Sent & {
  readonly headers: Record<string, string>;
  readonly fields: Readonly<Record<string, unknown>>;
};

export const withKey = (product: string, scope: 'app' | 'support') => ({
  authorization: `Bearer ${keyFor(product, scope)}`,
  'content-type': 'application/json',
});

/** A path of the contract with its parameters filled in, `given` before those of the customer. */
export const fill = (path: string, given: Readonly<Record<string, string>> = {}) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name) => {
    const value = given[name] ?? parameters[name];
    if (value === undefined) throw new Error(`nothing stands for ${name} yet`);
    return value;
  });

/** A request that succeeds in the world of `givenCustomer`, made by support staff. */
export function goodRequest(contract: OperationContract): Filled {
  const name = nameOf(contract);
  const fields = bodies[name] ?? {};
  const path = fill(contract.path) + (queries[name] ?? '');
  const needsKey = contract.idempotency === 'required';
  const headers = {
    ...withKey('skena', 'support'),
    ...(needsKey && { 'idempotency-key': 'the-only-one' }),
  };
  const { method } = contract;
  return takesBody(contract)
    ? { method, path, headers, fields, body: JSON.stringify(fields) }
    : { method, path, headers, fields };
}

/** Ann has 15 credits to try and 100 bought, and a job running; one payment names nobody. */
export async function givenCustomer(options: WorldOptions = {}) {
  const world = await newWorld(options);
  const skena = productClient(world, 'skena');
  const at = world.now();
  await skena.open('ann');
  const bought = { account: 'ann', pack: 'starter', payment: 'pi_bought', at };
  await skena.stripe(sessionCompleted(bought));
  await skena.post('/jobs', { jobId: 'job-1', accountId: 'ann', action: 'image', variants: 3 });
  await skena.stripe(sessionCompleted({ payment: 'pi_unplaced', at }));
  return { world, skena };
}
