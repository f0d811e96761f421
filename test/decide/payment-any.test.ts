import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidePayment } from '../../shared/decide/payment.ts';
import { withFact } from '../../shared/decide/payment-facts.ts';
import { paidFor } from '../../shared/decide/payment-reading.ts';
import { payingAccountId } from '../../shared/decide/place-payment.ts';
import type { Account } from '../../shared/domain/account.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { PaymentFact, PaymentSource } from '../../shared/domain/payment.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { anyFact, factsByKind, merged, toldAgain, unheard } from './facts.ts';
import { accountOf, at, givenFor, hoursAfter } from './given.ts';

const ann = accountOf([]);
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
  const granted = decidePayment(withFact(unheard, session), givenFor(ann), skena, at).payment;
  const told = (names: Parameters<typeof from>[3]) =>
    decidePayment(
      withFact(granted, from('payment_intent', hoursAfter(2), 1000, names)),
      givenFor(undefined),
      skena,
      at,
    );

  it('and grants nothing more', () => {
    const better = from('checkout_session', hoursAfter(1), 1000, {
      items: [{ key: 'studio', quantity: 1 }],
      accountId: 'bob',
      product: 'skena',
    });
    const step = decidePayment(withFact(granted, better), givenFor(undefined), skena, at);
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
  /** Whether the account is known, and whether it has been closed by now. */
  const known = fc.constantFrom('unknown', 'open', 'closed');

  it('a payment grants at most once, and its work is opened at most once at a time', () => {
    const told = fc.array(fc.tuple(anyFact, known), { maxLength: 10 });
    fc.assert(
      fc.property(told, (steps) => {
        let payment = unheard;
        let grants = 0;
        let open = 0;
        let holder: Account | undefined;
        for (const [fact, found] of steps) {
          const next = withFact(payment, fact);
          const accountId = payingAccountId(next);
          const isKnown = found !== 'unknown' && accountId !== undefined;
          const named = isKnown ? accountOf([], { accountId }) : undefined;
          const held = holder ?? named;
          const account = found === 'closed' && held ? { ...held, closedAt: at } : held;
          const step = decidePayment(next, givenFor(account), skena, at);
          grants += step.grant ? 1 : 0;
          open += (step.opens ? 1 : 0) - (step.closes ? 1 : 0);
          expect(Boolean(step.payment.granted)).toBe(grants === 1);
          expect(Boolean(step.payment.workDueAt)).toBe(open === 1);
          holder = step.payment.granted && (step.books?.account ?? holder);
          const again = decidePayment(step.payment, givenFor(holder ?? account), skena, at);
          expect(again).toEqual({
            payment: step.payment,
            ...(step.payment.granted && { books: { account: holder, entries: [] } }),
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
          let { payment, books } = first;
          for (const fact of order) {
            const given = givenFor(books?.account);
            ({ payment, books } = decidePayment(withFact(payment, fact), given, skena, at));
          }
          return { payment, lot: books?.account.lots[0] };
        });
        const [one, other] = ends;
        expect(other).toEqual(one);
        expect(one?.payment.granted?.paid).toEqual(one && paidFor(one.payment));
        expect(one?.lot?.since).toBe(one?.payment.granted?.paid.at);
      }),
      { numRuns: 2_000 },
    );
  });

  const first = decidePayment(merged([session]), givenFor(ann), skena, at);

  // biome-ignore format: one case a row
  it.each<[string, PaymentFact, { paid: object; since: Instant; paidNothing: boolean } | undefined]>([
    ['an earlier time, from another source', from('payment_intent', at, 1000),                 { paid: { at, amount: { amountMinor: 1000 } }, since: at, paidNothing: false }],
    ['a later time',                         from('payment_intent', hoursAfter(2), 1000),      undefined],
    ['another amount, from a worse source',  from('payment_intent', hoursAfter(2), 900),       undefined],
    ['that it cost nothing',                 from('checkout_session', at, 0),                  { paid: { at, amount: { amountMinor: 0 } }, since: at, paidNothing: true }],
    ['the same again',                       session,    undefined],
  ])('what was granted is corrected by %s, and no credits move', (_case, fact, corrects) => {
    const given = givenFor(first.books?.account);
    const step = decidePayment(withFact(first.payment, fact), given, skena, at);
    expect([step.grant, step.opens]).toEqual([undefined, undefined]);
    expect(step.books?.entries).toEqual([]);
    if (!corrects) return expect([step.corrects, step.books]).toEqual([undefined, first.books && { ...first.books, entries: [] }]);
    const { paid, ...lot } = corrects;
    expect(step.corrects).toMatchObject({ orderId: 'ord_1', before: hoursAfter(1), paid });
    expect(step.books?.account.lots).toMatchObject([{ lotId: 'lot_1', credits: 100, remaining: 100, ...lot }]);
  });
});
