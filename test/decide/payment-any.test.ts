import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidePayment, payingAccountId } from '../../shared/decide/payment.ts';
import { withFact } from '../../shared/decide/payment-facts.ts';
import { paidFor } from '../../shared/decide/payment-reading.ts';
import type { EntryId, OrderId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { PaymentFact, PaymentSource } from '../../shared/domain/payment.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { anyFact, factsByKind, merged, toldAgain, unheard } from './facts.ts';
import { accountOf, at, hoursAfter } from './given.ts';

const ids = { orderId: 'ord_1' as OrderId, entryId: 'ent_1' as EntryId };
const ann = accountOf([]);
const closed = accountOf([], { closedAt: at });
const items = [{ key: 'starter', quantity: 1 }];

const from = (
  source: PaymentSource,
  when: Instant,
  amountMinor: number,
  names: Extract<PaymentFact, { fact: 'paid' }>['names'] = { items: [] },
): PaymentFact => {
  const amount = { amountMinor, currency: 'USD' };
  return { fact: 'paid', source, names, paid: { at: when, amount } };
};
const session = from('checkout_session', hoursAfter(1), 1000, { items, accountId: 'ann' });

describe('a payment that names another than it was granted for is for a person to look at', () => {
  const granted = decidePayment(withFact(unheard, session), ann, ids, skena, at).payment;
  const told = (names: Parameters<typeof from>[3]) =>
    decidePayment(
      withFact(granted, from('payment_intent', hoursAfter(2), 1000, names)),
      undefined,
      ids,
      skena,
      at,
    );

  it('and grants nothing more', () => {
    const better = from('checkout_session', hoursAfter(1), 1000, {
      items: [{ key: 'studio', quantity: 1 }],
      accountId: 'bob',
      product: 'skena',
    });
    const step = decidePayment(withFact(granted, better), undefined, ids, skena, at);
    expect(step).toMatchObject({ opens: { id: 'pi_1', kind: 'payment' } });
    expect(step.grant).toBe(undefined);
  });

  it.each([
    ['nothing at all', { items: [] }],
    ['the same', { items, accountId: 'ann' }],
    ['what a better source has said otherwise', { items, accountId: 'bob' }],
  ])('but not one that names %s', (_case, names) => {
    expect(told(names).opens).toBe(undefined);
  });
});

describe('whatever is told, in whatever order', () => {
  const known = fc.constantFrom(undefined, ann, closed);

  it('a payment grants at most once, and its work is opened at most once at a time', () => {
    const told = fc.array(fc.tuple(anyFact, known), { maxLength: 10 });
    fc.assert(
      fc.property(told, (steps) => {
        let payment = unheard;
        let grants = 0;
        let open = 0;
        for (const [fact, found] of steps) {
          const next = withFact(payment, fact);
          const accountId = payingAccountId(next);
          const account = found && accountId && { ...found, accountId };
          const step = decidePayment(next, account, ids, skena, at);
          grants += step.grant ? 1 : 0;
          open += (step.opens ? 1 : 0) - (step.closes ? 1 : 0);
          expect(Boolean(step.payment.granted)).toBe(grants === 1);
          expect(Boolean(step.payment.workDueAt)).toBe(open === 1);
          expect(decidePayment(step.payment, account, ids, skena, at)).toEqual({
            payment: step.payment,
          });
          payment = step.payment;
        }
        expect([0, 1]).toContain(grants);
      }),
      { numRuns: 2_000 },
    );
  });

  it('lot and order end with the earliest time and the best informed amount of all', () => {
    const told = toldAgain(factsByKind.paid, 5);
    fc.assert(
      fc.property(told, ([facts, again]) => {
        const ends = [facts, again].map((order) => {
          let payment = granted;
          for (const fact of order) {
            payment = decidePayment(withFact(payment, fact), ann, ids, skena, at).payment;
          }
          return payment;
        });
        const [one, other] = ends;
        expect(other).toEqual(one);
        expect(one?.granted?.paid).toEqual(one && paidFor(one));
      }),
      { numRuns: 2_000 },
    );
  });

  const granted = decidePayment(merged([session]), ann, ids, skena, at).payment;

  // biome-ignore format: one case a row
  it.each<[string, PaymentFact, Record<string, unknown> | undefined]>([
    ['an earlier time, from another source', from('payment_intent', at, 1000),                 { since: at, paid: { at, amount: { amountMinor: 1000 } } }],
    ['a later time',                         from('payment_intent', hoursAfter(2), 1000),      undefined],
    ['another amount, from a worse source',  from('payment_intent', hoursAfter(2), 900),       undefined],
    ['that it cost nothing',                 from('checkout_session', at, 0),                  { since: at, paidNothing: true }],
    ['the same again',                       session,    undefined],
  ])('what was granted is corrected by %s, and no credits move', (_case, fact, corrects) => {
    const step = decidePayment(withFact(granted, fact), ann, ids, skena, at);
    expect([step.grant, step.opens]).toEqual([undefined, undefined]);
    if (corrects) expect(step.corrects).toMatchObject({ lotId: 'lot_1', accountId: 'ann', before: hoursAfter(1), ...corrects });
    else expect(step.corrects).toBe(undefined);
  });
});
