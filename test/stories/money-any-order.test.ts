import { beforeAll, describe, expect, it } from 'vitest';
import { type Instant, later, toInstant } from '../../shared/domain/instant.ts';
import { products } from '../../shared/products/products.ts';
import { adjustmentEvent, type DisputeWord, disputeEvent } from '../support/money-back.ts';
import { paidSkena } from '../support/paid-account.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import {
  hundredPack,
  intentSucceeded,
  refundEvent,
  sessionCompleted,
  soundAccount,
  transactionEvent,
} from '../support/purchases.ts';
import { spend } from '../support/spend.ts';
import { newWorld, type World } from '../support/world.ts';

const noon = toInstant('2026-03-02T12:00:00.000Z');
const at = (minutes: number): Instant => later(noon, { minutes });

type Told = (account: string) => unknown;
type Client = Pick<ProductClient, 'stripe' | 'paddle'>;

const bought = (account: string) => ({
  account,
  pack: 'starter',
  payment: `pi_${account}`,
  at: noon,
});
const session: Told = (account) => sessionCompleted(bought(account));
const intent: Told = (account) => intentSucceeded({ ...bought(account), at: at(1) });
const bank =
  (word: DisputeWord, minutes: number, amount = 1000): Told =>
  (account) =>
    disputeEvent(`pi_${account}`, word, at(minutes), { amount, id: `du_${account}` });
const refund =
  (status: string, minutes: number, amount: number): Told =>
  (account) =>
    refundEvent(`pi_${account}`, { id: `re_${account}`, status, amount }, at(minutes));
const adjusted =
  (action: string, minutes: number, told: Parameters<typeof adjustmentEvent>[3]): Told =>
  (account) =>
    adjustmentEvent(`txn_${account}`, action, at(minutes), {
      ...told,
      id: `${told?.id}${account}`,
    });
const transaction: Told = (account) => transactionEvent(hundredPack(account, noon));

const opened = bank('needs_response', 2);
const pending = { id: 'adj_1', status: 'pending_approval', total: 330 } as const;
const approved = { id: 'adj_1', total: 330 };

/** What is told of one payment, in the order it happened, and what of its 100 credits is left. */
// biome-ignore format: one case a row
const lives: Readonly<Record<string, readonly Told[]>> = {
  'refunded in part, then lost':    [session, refund('succeeded', 1, 300), opened, bank('lost', 3)],
  'lost, appealed, won':            [session, bank('lost', 3), bank('appeal_needs_response', 4), bank('won', 5)],
  'won, appealed, lost':            [session, bank('won', 3), bank('appeal_under_review', 4), bank('lost', 5)],
  'opened and lost in one second':  [session, intent, opened, bank('lost', 2)],
  'refunded, which then failed':    [session, refund('pending', 1, 500), refund('succeeded', 2, 500), refund('failed', 3, 500)],
  'refunded in part, and disputed': [session, refund('pending', 1, 300), refund('succeeded', 2, 300), bank('under_review', 3)],
};

// biome-ignore format: one case a row
const paddleLives: Readonly<Record<string, readonly Told[]>> = {
  'refunded in part, then charged back':  [transaction, adjusted('refund', 1, pending), adjusted('refund', 2, approved), adjusted('chargeback', 3, { id: 'adj_2' })],
  'charged back, which Paddle won':       [transaction, adjusted('chargeback_warning', 1, { id: 'adj_1' }), adjusted('chargeback', 2, { id: 'adj_2' }), adjusted('chargeback_reverse', 3, { id: 'adj_3' })],
};

const permutations = <One>(all: readonly One[]): One[][] =>
  all.length <= 1
    ? [[...all]]
    : all.flatMap((one, index) =>
        permutations(all.toSpliced(index, 1)).map((others) => [one, ...others]),
      );

let world: World;
beforeAll(async () => {
  world = await newWorld({
    at: '2026-03-02T12:10:00.000Z',
    products: products.map((one) => (one.product === 'skena' ? paidSkena : one)),
  });
});

/** What everybody must see the same of, whatever the order. */
async function outcome(client: ProductClient, account: string) {
  const { lots, balance } = await soundAccount(client, account);
  const work = (await client.support.get('/work?kind=dispute&limit=100')).body.items;
  // Each order is told of another account, so the same sentence names another lot.
  const told = lots.map(({ lotId, orderId: _o, refund, ...lot }) => ({
    ...lot,
    refund: { ...refund, explanation: refund.explanation.replaceAll(lotId, 'the lot') },
  }));
  return {
    told,
    balance,
    disputed: work.filter((one: { id: string }) => one.id.endsWith(account)).length,
  };
}

/** A third of all orders, so that each fact comes first and last; the pure core is put to thousands. */
const someOrders = (facts: readonly Told[]): Told[][] =>
  permutations(facts).filter((_, index) => index % 3 === 0);

/** Every fact, the second told of them twice. */
async function manyOrders(
  client: ProductClient,
  name: string,
  facts: readonly Told[],
  tell: (client: Client, event: unknown) => Promise<unknown>,
  prepare: (account: string) => Promise<unknown>,
) {
  const outcomes = new Map<string, string>();
  for (const [index, order] of someOrders(facts).entries()) {
    const account = `${name.replaceAll(/[^a-z]/g, '')}${index}`;
    await prepare(account);
    const [first, second, ...others] = order;
    for (const told of [first, second, ...others, second]) await tell(client, told?.(account));
    const ended = JSON.stringify(await outcome(client, account));
    outcomes.set(ended, account);
  }
  return [...outcomes.keys()].map((ended) => JSON.parse(ended));
}

describe('what is told of one payment ends the same, in whatever order and however often', () => {
  it.each(Object.entries(lives))('Stripe: %s', async (name, facts) => {
    const skena = productClient(world, 'skena');
    const stripe = (client: Client, event: unknown) => client.stripe(event);
    const all = await manyOrders(skena, name, facts, stripe, (account) => skena.open(account));
    expect(all).toEqual([all[0]]);
  });

  it.each(Object.entries(paddleLives))('Paddle: %s', async (name, facts) => {
    const jimeng = productClient(world, 'jimeng');
    const paddle = (client: Client, event: unknown) => client.paddle(event);
    const all = await manyOrders(jimeng, name, facts, paddle, (account) => jimeng.open(account));
    expect(all).toEqual([all[0]]);
  });

  it('also where the account owes credits that the purchase pays', async () => {
    const skena = productClient(world, 'skena');
    const inDebt = async (account: string) => {
      await skena.open(account);
      const first = { account, pack: 'starter', payment: `pi_0${account}`, at: at(-60) };
      await skena.stripe(sessionCompleted(first));
      await spend(skena, { accountId: account, jobId: account, action: 'avatar', variants: 3 });
      await skena.stripe(disputeEvent(`pi_0${account}`, 'lost', at(-30)));
    };
    const facts = lives['refunded in part, then lost'] ?? [];
    const stripe = (client: Client, event: unknown) => client.stripe(event);
    const all = await manyOrders(skena, 'indebt', facts, stripe, inDebt);
    expect(all).toEqual([all[0]]);
    expect(all[0].balance).toMatchObject({ available: 0, owed: 60 });
  });
});
