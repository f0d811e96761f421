import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Lot } from '../../shared/domain/lot.ts';
import type { Payment } from '../../shared/domain/payment.ts';
import { commit } from '../../shared/store/commit.ts';
import type { GuardedItem } from '../../shared/store/guarded-item.ts';
import { listEntries, listOrders, listSpentLots } from '../../shared/store/list.ts';
import { loadAccount, loadEvent, loadPayment, loadQuote } from '../../shared/store/load.ts';
import { unheardPayment } from '../../shared/store/payment-item.ts';
import { putQuote } from '../../shared/store/quote-item.ts';
import type { Store } from '../../shared/store/store.ts';
import { putHead } from '../../shared/store/write-account.ts';
import { markApplied, putEvent } from '../../shared/store/write-event.ts';
import { putEntry, putOrder, putSpentLot } from '../../shared/store/write-ledger.ts';
import { putPayment } from '../../shared/store/write-payment.ts';
import { anyEntry, anyLot, anyNewAccount, anyOrder, anyQuote } from './any-account.ts';
import { anyInboundEvent, anyPayment } from './any-payment.ts';
import { accountId } from './any-words.ts';
import { newStore } from './new-store.ts';

let products = 0;

/** Everything is written under a product of its own, so that nothing is there already. */
const ownProduct = () => {
  products += 1;
  return `product-${products}`;
};

const hasFacts = ({ refunds, disputes, adjustments, ours, disputeWork }: Payment) =>
  [refunds, disputes, adjustments, ours, disputeWork].every(
    (facts) => Object.keys(facts).length > 0,
  );

const byLotId = (lots: readonly Lot[]) => lots.toSorted((a, b) => (a.lotId < b.lotId ? -1 : 1));

describe('what was stored reads back as it was', () => {
  let store: Store;
  beforeAll(async () => {
    store = await newStore();
  });

  const write = async (...items: GuardedItem[]) => {
    for (const item of items) expect(await commit(store, [item])).toBeUndefined();
  };

  it('an account, with lots of every kind', () =>
    fc.assert(
      fc.asyncProperty(anyNewAccount, async (made) => {
        const account = { ...made, product: ownProduct() };
        await write(putHead('account_new', account));
        const read = await loadAccount(store, account.product, account.accountId, 'current');
        expect({ ...read, lots: byLotId(read?.lots ?? []) }).toStrictEqual({
          ...account,
          lots: byLotId(account.lots),
        });
      }),
      { numRuns: 40 },
    ));

  it('a lot that has left its account', () =>
    fc.assert(
      fc.asyncProperty(accountId, anyLot, async (accountId, lot) => {
        const holder = { product: ownProduct(), accountId };
        await write(putSpentLot('lot_spent', holder as never, lot));
        expect(await listSpentLots(store, holder.product, accountId)).toStrictEqual([lot]);
      }),
      { numRuns: 40 },
    ));

  it('an entry', () =>
    fc.assert(
      fc.asyncProperty(anyNewAccount, anyEntry, async (made, entry) => {
        const account = { ...made, product: ownProduct() };
        await write(putHead('account_new', account), putEntry('entry_unwritten', account, entry));
        const page = await listEntries(store, account.product, account.accountId, { limit: 5 });
        expect(page.items).toStrictEqual([entry]);
        expect(page.account?.accountId).toBe(account.accountId);
      }),
      { numRuns: 40 },
    ));

  it('an order', () =>
    fc.assert(
      fc.asyncProperty(accountId, anyOrder, async (accountId, order) => {
        const holder = { product: ownProduct(), accountId };
        await write(putOrder('order_new', holder as never, order));
        const page = await listOrders(store, holder.product, accountId, { limit: 5 });
        expect(page.items).toStrictEqual([order]);
      }),
      { numRuns: 40 },
    ));

  it('a quote', () =>
    fc.assert(
      fc.asyncProperty(anyQuote, async (made) => {
        const quote = { ...made, product: ownProduct() };
        await write(putQuote(quote));
        expect(await loadQuote(store, quote.product, quote.quoteId)).toStrictEqual(quote);
      }),
      { numRuns: 40 },
    ));

  it('a payment, with all that was told of it', () =>
    fc.assert(
      fc.asyncProperty(anyPayment, async (made) => {
        const payment = { ...made, product: ownProduct() };
        const { product, provider, paymentId } = payment;
        await write(
          putPayment('payment_as_read', unheardPayment(product, provider, paymentId), payment),
        );
        expect(await loadPayment(store, product, provider, paymentId)).toStrictEqual(payment);
      }),
      { numRuns: 40 },
    ));

  // A provider's id is no caller's to choose, but it is nobody's promise to us either.
  it.each(['constructor', '__proto__', 'toString'])(
    'a payment with refunds, a dispute and an adjustment called %s',
    async (id) => {
      const [made] = fc.sample(anyPayment.filter(hasFacts), { numRuns: 1, seed: 1 });
      if (!made) throw new Error('there is no such payment');
      const renamed = <Fact>(facts: Readonly<Record<string, Fact>>) =>
        Object.fromEntries(Object.values(facts).map((fact) => [id, fact]));
      const payment = {
        ...made,
        product: ownProduct(),
        refunds: renamed(made.refunds),
        disputes: renamed(made.disputes),
        adjustments: renamed(made.adjustments),
        ours: renamed(made.ours),
        disputeWork: renamed(made.disputeWork),
      };
      const { product, provider, paymentId } = payment;
      const unheard = unheardPayment(product, provider, paymentId);
      await write(putPayment('payment_as_read', unheard, payment));
      expect(await loadPayment(store, product, provider, paymentId)).toEqual(payment);
    },
  );

  it('a payment of which nothing was heard', async () => {
    const unheard = unheardPayment('skena', 'stripe', 'pi_unheard' as never);
    expect(await loadPayment(store, 'skena', 'stripe', unheard.paymentId)).toStrictEqual(unheard);
  });

  it('an event of a provider, with its body to the last byte', () =>
    fc.assert(
      fc.asyncProperty(anyInboundEvent, async ({ appliedAt: _notYet, ...made }) => {
        const inbound = { ...made, product: ownProduct() };
        const { provider, eventId } = inbound.event;
        await write(putEvent(inbound));
        const read = await loadEvent(store, inbound.product, provider, eventId);
        const { body, ...rest } = inbound;
        expect({ ...read, body: read?.body && [...read.body] }).toStrictEqual({
          ...rest,
          body: body && [...body],
        });
      }),
      { numRuns: 40 },
    ));

  it('an event that was applied: nothing is due, and its body is not kept', () =>
    fc.assert(
      fc.asyncProperty(anyInboundEvent, async ({ appliedAt, ...made }) => {
        if (!appliedAt) return;
        const inbound = { ...made, product: ownProduct() };
        const { body: _gone, dueAt: _over, ...kept } = inbound;
        const { provider, eventId } = inbound.event;
        await write(putEvent(inbound), markApplied(inbound, appliedAt));
        const read = await loadEvent(store, inbound.product, provider, eventId);
        expect(read).toStrictEqual({ ...kept, appliedAt });
      }),
      { numRuns: 40 },
    ));

  it('an event as large as one may be, and that does not get smaller', async () => {
    const body = crypto.getRandomValues(new Uint8Array(64 * 1024));
    const inbound = {
      ...fc.sample(anyInboundEvent, { numRuns: 1, seed: 1 })[0],
      product: ownProduct(),
      body: Buffer.concat([body, body, body, body]),
    } as Parameters<typeof putEvent>[0];
    await write(putEvent(inbound));
    const { provider, eventId } = inbound.event;
    const read = await loadEvent(store, inbound.product, provider, eventId);
    expect(Buffer.compare(read?.body ?? Buffer.alloc(0), inbound.body ?? Buffer.alloc(0))).toBe(0);
  });
});
