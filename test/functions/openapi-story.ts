import { contracts } from '../../shared/contract/openapi/contracts.ts';
import type { Example } from '../../shared/contract/openapi/examples.ts';
import { isSigned } from '../../shared/contract/openapi/refusals.ts';
import { productClient } from '../support/product-client.ts';
import { sessionCompleted, stripeEvent, transactionEvent } from '../support/purchases.ts';
import { type Answered, newWorld, type World } from '../support/world.ts';
import { numberedMint } from './numbered-mint.ts';
import { dispute, withKey } from './requests.ts';

type Body = Readonly<Record<string, unknown>>;
type Request = { readonly given?: Readonly<Record<string, string>>; readonly body?: Body };

/** What was answered so far, by operation. */
type Told = Readonly<Record<string, Answered['body']>>;
type Step = readonly [
  operationId: string,
  request: (told: Told, world: World) => Request | Promise<Request>,
];

const skenaOf = (world: World) => productClient(world, 'skena');
const ada = { accountId: 'ada' };
const bought = { account: 'ada', pack: 'starter', payment: 'pi_3Q8xA2' } as const;
const page = 'https://skena.example/credits';

/** Grace says that she did not pay. */
async function underReview(world: World): Promise<string> {
  const skena = skenaOf(world);
  const at = world.now();
  await skena.open('grace');
  await skena.stripe(sessionCompleted({ ...bought, account: 'grace', payment: 'pi_3Q8xG1', at }));
  const asked = { accountId: 'grace', paidOn: '2026-03-02', ground: 'unauthorised' };
  const { refundQuoteId } = (await skena.post('/refund-quotes', asked)).body;
  const key = { 'idempotency-key': 'grace-asks' };
  return (await skena.post('/refunds', { refundQuoteId }, key)).body.refundId;
}

/** A bank takes back what Grace is said to have paid. */
async function disputed(world: World): Promise<string> {
  const skena = skenaOf(world);
  const at = world.now();
  await skena.open('mary');
  await skena.stripe(sessionCompleted({ ...bought, account: 'mary', payment: 'pi_3Q8xM1', at }));
  const dueBy = { due_by: 1_773_446_399 };
  const told = {
    ...dispute,
    id: 'du_1Q8xM1',
    payment_intent: 'pi_3Q8xM1',
    evidence_details: dueBy,
  };
  await skena.stripe(stripeEvent('charge.dispute.created', told, at));
  return 'dsp_du_1Q8xM1';
}

async function unplaced(world: World): Promise<string> {
  const { account: _account, pack: _pack, ...nobody } = bought;
  await skenaOf(world).stripe(
    sessionCompleted({ ...nobody, payment: 'pi_3Q8xN1', at: world.now() }),
  );
  return 'pi_3Q8xN1';
}

/** One day of Skena: each call once, in an order in which each can succeed. */
// biome-ignore format: one call a row
const story: readonly Step[] = [
  ['openAccount', () => ({ body: { ...ada, email: 'ada@example.com', country: 'ID' } })],
  ['receiveStripeEvent', (_told, { now }) => ({ body: sessionCompleted({ ...bought, at: now() }) })],
  ['getRates', () => ({})],
  ['quoteJob', () => ({ body: { ...ada, action: 'video', variants: 2 } })],
  ['startJob', ({ quoteJob }) => ({ body: { ...ada, jobId: 'job-1', action: 'video', variants: 2, quoteId: quoteJob.quoteId } })],
  ['hearJobEvent', (_told, { now }) => ({ body: { type: 'variant.failed', jobId: 'job-1', variantId: 'v1', reason: 'model_error', occurredAt: now() } })],
  ['recordDelivery', async (_told, world) => {
    await skenaOf(world).succeed('job-1', 'v2');
    return { given: { jobId: 'job-1' }, body: { variantId: 'v2', kind: 'saved' } };
  }],
  ['getJob', () => ({ given: { jobId: 'job-1' } })],
  ['cancelJob', async (_told, world) => {
    await skenaOf(world).post('/jobs', { ...ada, jobId: 'job-2', action: 'image', variants: 3 });
    return { given: { jobId: 'job-2' } };
  }],
  ['getAccount', () => ({ given: ada })],
  ['listEntries', () => ({ given: { ...ada } })],
  ['listJobs', () => ({ given: ada })],
  ['listOrders', () => ({ given: ada })],
  ['auditAccount', () => ({ given: ada })],
  ['getEntry', ({ listEntries }) => ({ given: { ...ada, entryId: listEntries.items[0].entryId } })],
  ['openCase', () => ({ body: { ...ada, email: 'ada@example.com', kind: 'credits_wrong', approximateTime: '2026-03-02T09:05:00Z', message: 'My video failed. My password is hunter2, if that helps.' } })],
  ['addToCase', ({ openCase }) => ({ given: { caseId: openCase.caseId }, body: { jobId: 'job-1', expectation: 'A video of a cat.' } })],
  ['getCase', ({ openCase }) => ({ given: { caseId: openCase.caseId } })],
  ['answerCase', ({ openCase }) => ({ given: { caseId: openCase.caseId }, body: { outcome: 'explained', message: 'Its 10 credits went back at once.', by: 'sue' } })],
  ['createCheckout', () => ({ body: { ...ada, pack: 'starter', successUrl: page, cancelUrl: page } })],
  ['quoteRefund', ({ listOrders }) => ({ body: { ...ada, orderId: listOrders.items[0].orderId, ground: 'unused' } })],
  ['requestRefund', ({ quoteRefund }) => ({ body: { refundQuoteId: quoteRefund.refundQuoteId } })],
  ['getRefund', ({ requestRefund }) => ({ given: { refundId: requestRefund.refundId } })],
  ['decideRefund', async (_told, world) => ({
    given: { refundId: await underReview(world) },
    body: { decision: 'approve', reason: 'She was abroad when it was paid.', by: 'sue' },
  })],
  ['attachPayment', async (_told, world) => ({ given: { paymentId: await unplaced(world) }, body: { ...ada, pack: 'starter' } })],
  ['getDispute', async (_told, world) => ({ given: { disputeId: await disputed(world) } })],
  ['sendEvidence', ({ getDispute }) => ({ given: { disputeId: getDispute.disputeId }, body: { submit: true } })],
  ['listWork', async (_told, world) => {
    await skenaOf(world).stripe(sessionCompleted({ payment: 'pi_3Q8xN2', at: world.now() }));
    return { given: { kind: 'payment' } };
  }],
  ['adjustAccount', () => ({ given: ada, body: { credits: 5, reason: 'Sorry for the wait.', by: 'sue' } })],
  ['reportStatus', () => ({ body: { state: 'down', source: 'probe 1' } })],
  ['listOutages', async (_told, world) => {
    world.advance({ hours: 1 });
    await skenaOf(world).support.post('/status', { state: 'up', source: 'probe 1' });
    return {};
  }],
  ['closeAccount', async (_told, world) => {
    await skenaOf(world).open('alan');
    return { given: { accountId: 'alan' }, body: { by: 'customer', reason: 'Moving on.', forfeitCredits: 15 } };
  }],
  ['receivePaddleEvent', async (_told, world) => {
    await productClient(world, 'jimeng').open('ada');
    const priceId = 'pri_01jm0000000000000000000100';
    return { body: transactionEvent({ account: 'ada', priceId, payment: 'txn_01kjq8', at: world.now() }) };
  }],
  ['getPolicy', () => ({})],
  ['getHealth', () => ({})],
];

export const contractOf = (operationId: string) => {
  const found = contracts.find((contract) => contract.operationId === operationId);
  if (!found) throw new Error(`${operationId} is no call of the document`);
  return found;
};

const inQuery = ['kind', 'version'];

function addressOf(path: string, product: string, given: Readonly<Record<string, string>> = {}) {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === 'product' ? product : (given[name] ?? ''),
  );
  const asked = Object.entries(given).filter(([name]) => inQuery.includes(name));
  return filled + (asked.length > 0 ? `?${new URLSearchParams(asked)}` : '');
}

async function ask(world: World, operationId: string, { given, body }: Request): Promise<Answered> {
  const contract = contractOf(operationId);
  const product = operationId === 'receivePaddleEvent' ? 'jimeng' : 'skena';
  const client = productClient(world, product);
  if (isSigned(contract)) {
    const senders = { worker: client.tell, stripe: client.stripe, paddle: client.paddle };
    return senders[contract.signedBy](body ?? {});
  }
  const hasKey = contract.idempotency !== 'none';
  return world.send({
    method: contract.method,
    path: addressOf(contract.path, product, given),
    headers: { ...withKey(product, 'support'), ...(hasKey && { 'idempotency-key': operationId }) },
    ...(body && { body: JSON.stringify(body) }),
  });
}

/**
 * A policy is long, and its first rules show what the others look like, as the first lines of a page do;
 * the table keeps no order of facts.
 */
function tamed(name: string, value: unknown): unknown {
  if (typeof value === 'string' && value.length > 600) return `${value.slice(0, 200)}…`;
  if (name === 'clauses' && Array.isArray(value)) return value.slice(0, 2);
  if (name !== 'facts') return value;
  return Object.fromEntries(
    Object.entries(value as object).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** What the provider's stand-in makes is called otherwise in every run. */
const settled = (body: unknown): unknown =>
  JSON.parse(
    JSON.stringify(body, tamed)
      .replaceAll(
        /http:\/\/127\.0\.0\.1:\d+\/pay\/cs_test_[0-9a-f]+/g,
        'https://checkout.stripe.com/c/pay/cs_test_a1b2c3',
      )
      .replaceAll(/\bre_[0-9a-f]{24}\b/g, 're_3Q8xA2'),
  );

export type Played = Example & { readonly operationId: string; readonly repeated?: Answered };

/** Plays the story. What can be repeated is asked twice. */
export async function play(): Promise<Played[]> {
  const world = await newWorld({ providers: true, mint: numberedMint() });
  const told: Record<string, Answered['body']> = {};
  const played: Played[] = [];
  for (const [operationId, request] of story) {
    const { given = {}, body } = await request(told, world);
    const first = await ask(world, operationId, { given, ...(body && { body }) });
    told[operationId] = first.body;
    const contract = contractOf(operationId);
    const mayRepeat = !isSigned(contract) && contract.idempotency !== 'none';
    const repeated = mayRepeat && (await ask(world, operationId, { given, ...(body && { body }) }));
    const answers = [first, ...(repeated ? [repeated] : [])].map((answered) => [
      answered.status,
      settled(contract.answer.parse(answered.body)),
    ]);
    played.push({
      operationId,
      given,
      ...(body && { body }),
      answers: Object.fromEntries(answers),
      ...(repeated && { repeated }),
    });
    world.advance({ minutes: 1 });
  }
  return played;
}
