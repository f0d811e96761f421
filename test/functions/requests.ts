import type { OperationContract } from '../../shared/contract/operation-contract.ts';
import type { Sent } from '../support/http-event.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { sessionCompleted, stripeEvent } from '../support/purchases.ts';
import { keyedOperations, servedByProviders } from '../support/served.ts';
import { keyFor, newWorld, type World, type WorldOptions } from '../support/world.ts';

const askProviders: readonly OperationContract[] = Object.values(servedByProviders).flatMap(
  ({ operations }) => operations.map(({ contract }) => contract),
);

/** Every call that wants a key, as callers may rely on it. */
export const contracts: readonly OperationContract[] = keyedOperations.map(
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

/** What `{name}` in a path stands for in the world of `givenCustomer`, or for nothing there. */
const parameters: Readonly<Record<string, string>> = {
  product: 'skena',
  accountId: 'ann',
  jobId: 'job-1',
  paymentId: 'pi_unplaced',
  refundId: 'rfd_none',
  disputeId: 'dsp_none',
  caseId: 'cse_none',
  entryId: 'ent_none',
};

// biome-ignore format: one call a row
const queries: Readonly<Record<string, string>> = {
  'GET /work': '?kind=payment',
};

const page = 'https://skena.example/bought';

// biome-ignore format: one call a row
const bodies: Readonly<Record<string, Fields>> = {
  'POST /accounts':                         { accountId: 'ben', email: 'ben@example.com', country: 'ID' },
  'POST /quotes':                           { accountId: 'ann', action: 'video', variants: 2 },
  'POST /jobs':                             { jobId: 'job-2', accountId: 'ann', action: 'video', variants: 2, shownCredits: 20 },
  'POST /jobs/{jobId}/cancellation':        {},
  'POST /jobs/{jobId}/deliveries':          { variantId: 'v1', kind: 'saved' },
  'POST /payments/{paymentId}/attachment':  { accountId: 'ann', pack: 'starter' },
  'POST /status':                           { state: 'down', at: '2026-03-02T08:59:00Z', source: 'probe' },
  'POST /accounts/{accountId}/adjustments': { credits: 5, reason: 'a gift', by: 'sue', caseId: 'cse_1' },
  'POST /accounts/{accountId}/closure':     { by: 'customer', reason: 'moving on', forfeitCredits: 112 },
  'POST /checkouts':                        { accountId: 'ann', pack: 'starter', successUrl: page, cancelUrl: page },
  'POST /refund-quotes':                    { accountId: 'ann', paidOn: '2026-03-02', amountMinor: 1000, ground: 'unused', statement: 'not needed' },
  'POST /refunds':                          { refundQuoteId: 'rfq_none' },
  'POST /cases':                            { email: 'ann@example.com', accountId: 'ann', kind: 'other', message: 'I am lost', attachments: [{ name: 'a.png' }] },
  'POST /cases/{caseId}/details':           { project: 'Holiday', message: 'It is this one' },
  'POST /cases/{caseId}/answer':            { outcome: 'explained', message: 'It is still running', by: 'sue' },
  'POST /refunds/{refundId}/decision':      { decision: 'approve', reason: 'not her', by: 'sue', statutory: false },
  'POST /disputes/{disputeId}/evidence':    { submit: false },
};

type Fields = Readonly<Record<string, unknown>>;
type Names = Readonly<Record<string, string>>;

type Filled = Sent & {
  readonly headers: Record<string, string>;
  readonly fields: Fields;
};

export const withKey = (product: string, scope: 'app' | 'support') => ({
  authorization: `Bearer ${keyFor(product, scope)}`,
  'content-type': 'application/json',
});

/** A path of the contract with its parameters filled in, `given` before those of the customer. */
export const fill = (path: string, given: Names = {}) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name) => {
    const value = given[name] ?? parameters[name];
    if (value === undefined) throw new Error(`nothing stands for ${name} yet`);
    return value;
  });

/**
 * A request that succeeds in the world of `givenCustomer`, made by support staff.
 *
 * @param names what goes by a name that only that world knows
 */
export function goodRequest(contract: OperationContract, names: Names = {}): Filled {
  const name = nameOf(contract);
  const own = bodies[name] ?? {};
  const fields = Object.fromEntries(
    Object.entries(own).map(([field, value]) => [field, names[field] ?? value]),
  );
  const path = fill(contract.path, names) + (queries[name] ?? '');
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

type Given = (skena: ProductClient, world: World) => Promise<Names>;

const quoted =
  (ground: string): Given =>
  async (skena) => {
    const asked = { accountId: 'ann', paidOn: '2026-03-02', ground };
    const { refundQuoteId } = (await skena.post('/refund-quotes', asked)).body;
    return { refundQuoteId };
  };

/** She says that she did not buy it, which somebody has to look at. */
const underReview: Given = async (skena, world) => {
  const quote = await quoted('unauthorised')(skena, world);
  const { refundId } = (await skena.post('/refunds', quote, { 'idempotency-key': 'asked' })).body;
  return { refundId };
};

const disputed: Given = async (skena, world) => {
  const { id } = dispute;
  await skena.stripe(stripeEvent('charge.dispute.created', dispute, world.now()));
  return { disputeId: `dsp_${id}` };
};

export const dispute = {
  id: 'du_1',
  object: 'dispute',
  status: 'needs_response',
  amount: 1000,
  currency: 'usd',
  payment_intent: 'pi_bought',
  charge: 'ch_bought',
  reason: 'fraudulent',
  evidence_details: { due_by: 0 },
};

const helped: Given = async (skena) => {
  const asked = { email: 'ann@example.com', accountId: 'ann', kind: 'credits_wrong' };
  const { body } = await skena.post(
    '/cases',
    { ...asked, message: 'Too few credits' },
    { 'idempotency-key': 'asked' },
  );
  return { caseId: body.caseId };
};

const entered: Given = async (skena) => {
  const { items } = (await skena.get('/accounts/ann/entries')).body;
  return { entryId: items[0].entryId };
};

/** What has to have happened to the customer before a call can succeed. */
const before: Readonly<Record<string, Given>> = {
  'POST /refunds': quoted('unused'),
  'GET /refunds/{refundId}': underReview,
  'POST /refunds/{refundId}/decision': underReview,
  'GET /disputes/{disputeId}': disputed,
  'POST /disputes/{disputeId}/evidence': disputed,
  'GET /cases/{caseId}': helped,
  'POST /cases/{caseId}/details': helped,
  'POST /cases/{caseId}/answer': helped,
  'GET /accounts/{accountId}/entries/{entryId}': entered,
};

/** The customer of `givenCustomer` at the point where `request` succeeds. */
export async function givenCallable(contract: OperationContract, options: WorldOptions = {}) {
  const providers = askProviders.some((one) => one === contract);
  const { world, skena } = await givenCustomer({ providers, ...options });
  const names = await before[nameOf(contract)]?.(skena, world);
  return { world, skena, request: goodRequest(contract, names) };
}
