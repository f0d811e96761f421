import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBooks } from '../../shared/decide/books.ts';
import { forfeitLeft } from '../../shared/decide/forfeit.ts';
import { decidePayment } from '../../shared/decide/payment.ts';
import { withFact } from '../../shared/decide/payment-facts.ts';
import { payingAccountId } from '../../shared/decide/place-payment.ts';
import {
  type Account,
  available,
  type Closer,
  closers,
  frozenCredits,
  owed,
} from '../../shared/domain/account.ts';
import { none, toCredits } from '../../shared/domain/credits.ts';
import { type Lot, lotState } from '../../shared/domain/lot.ts';
import type { Payment, PaymentFact } from '../../shared/domain/payment.ts';
import { refundState } from '../../shared/domain/refund.ts';
import type { Product } from '../../shared/policy/product.ts';
import { policy as jimeng } from '../../shared/products/jimeng/policy.ts';
import { policy as remixer } from '../../shared/products/post-remixer/policy.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { charged, expectSound, type Kept, keep, withBooks } from './bookkeeping.ts';
import { merged, unheard } from './facts.ts';
import { accountOf, at, givenFor, hoursAfter, lotOf } from './given.ts';
import { dispute, ourRefund, refund } from './money-facts.ts';
import { anyOrderOf, lives, livesOfOurs } from './payment-lives.ts';

type State = { readonly payment: Payment; readonly kept: Kept };

/** Told one fact more, as the service is: it looks at the account that the payment names or has. */
function heard({ payment, kept }: State, next: Payment, product: Product = skena): State {
  const isAnn = payment.granted !== undefined || payingAccountId(next) === kept.account.accountId;
  const step = decidePayment(next, givenFor(isAnn ? kept.account : undefined), product, at);
  return { payment: step.payment, kept: step.books ? withBooks(kept, step.books) : kept };
}

const told = (state: State, facts: readonly PaymentFact[]): State =>
  facts.reduce((sofar, fact) => heard(sofar, withFact(sofar.payment, fact)), state);

/** What everybody must see the same of, whatever the way to it. */
const outcome = ({ payment, kept: { account } }: State) => ({
  payment,
  lots: account.lots,
  states: account.lots.map(lotState),
  available: available(account),
  frozen: frozenCredits(account),
  owed: owed(account),
});

const earlier = (said: Partial<Lot>) =>
  accountOf([lotOf({ lotId: 'lot_0', since: hoursAfter(-48), ...said })]);

const spent = (remaining: number) => ({ remaining: toCredits(remaining) });

/** Accounts whose earlier lot is whole, half spent, frozen, and spent and taken back. */
const holders: readonly Account[] = [
  earlier({}),
  earlier(spent(50)),
  earlier({ ...spent(50), frozenBy: ['dispute'] }),
  earlier({
    remaining: none,
    refunded: toCredits(70),
    claims: { refunded: toCredits(100), clawedBack: none, forgiven: none },
  }),
  earlier({
    remaining: none,
    claims: { refunded: none, clawedBack: toCredits(100), forgiven: none },
  }),
];

/** 100 credits for 10.00. */
const bought: readonly PaymentFact[] = [
  {
    fact: 'paid',
    source: 'checkout_session',
    names: { accountId: 'ann', items: [{ key: 'starter', quantity: 1 }] },
    paid: { at, amount: { amountMinor: 1000, currency: 'USD' } },
  },
];

const anyHolder = fc.constantFrom(...holders);

const start = (account: Account, payment = unheard): State => ({ payment, kept: keep(account) });

describe('any facts about one payment, in any order and however often they are told', () => {
  const anyLife = lives.chain(({ bought, back }) => {
    const facts = [...bought, ...back];
    return fc.tuple(fc.constant(facts), anyOrderOf(facts));
  });

  it('5: leave it, its lot and its account as if all had been told at once', () => {
    fc.assert(
      fc.property(anyHolder, anyLife, (account, [facts, order]) => {
        const atOnce = heard(start(account), merged(facts));
        const oneByOne = told(start(account), order);
        expect(outcome(oneByOne)).toEqual(outcome(atOnce));
        expectSound(oneByOne.kept, account);
      }),
      { numRuns: 1_200 },
    );
  });

  it('8: leave them so also where jobs had spent from the lot', () => {
    const spentLife = lives.chain(({ bought, back }) =>
      fc.tuple(fc.constant(bought), fc.constant(back), anyOrderOf(back), fc.nat({ max: 150 })),
    );
    fc.assert(
      fc.property(anyHolder, spentLife, (account, [bought, back, order, credits]) => {
        const granted = told(start(account), bought);
        const used = { ...granted, kept: charged(granted.kept, credits, skena) };
        const atOnce = heard(used, merged(back, used.payment));
        const oneByOne = told(used, order);
        expect(outcome(oneByOne)).toEqual(outcome(atOnce));
        expectSound(oneByOne.kept, account);
      }),
      { numRuns: 1_200 },
    );
  });
});

describe('what the provider says of a refund of ours, among other facts, in any order', () => {
  const anyOurs = fc.constantFrom(
    ourRefund('approved', 1000, 100),
    ourRefund('approved', 400, 40),
    ourRefund('approved', 333, 33),
  );
  const anyLife = livesOfOurs.chain(({ bought, back }) =>
    fc.tuple(fc.constant(bought), fc.constant(back), anyOrderOf(back)),
  );

  /** How it got there is told step by step, as it was heard. */
  const withoutHistory = ({ payment, ...rest }: ReturnType<typeof outcome>) => ({
    ...rest,
    payment: {
      ...payment,
      ours: Object.values(payment.ours).map(({ history, ...refund }) => ({
        ...refund,
        state: refundState({ history }),
      })),
    },
  });

  it('leaves refund, lot and account as if all had been told at once', () => {
    fc.assert(
      fc.property(anyHolder, anyOurs, anyLife, (account, refund, [bought, back, order]) => {
        const granted = told(start(account), bought);
        const asked = heard(granted, { ...granted.payment, ours: { rfd_1: refund } });
        const atOnce = heard(asked, merged(back, asked.payment));
        const oneByOne = told(asked, order);
        expect(withoutHistory(outcome(oneByOne))).toEqual(withoutHistory(outcome(atOnce)));
        expectSound(oneByOne.kept, account);
      }),
      { numRuns: 1_200 },
    );
  });

  const granted = told(start(accountOf([])), bought);
  const mark = { ourRefundId: 'rfd_1', attempt: 1 };

  it.each([
    ['one pending, one succeeded', 'pending', 'succeeded'],
    ['one failed, one succeeded', 'failed', 'succeeded'],
    ['both succeeded', 'succeeded', 'succeeded'],
  ] as const)(
    'two of the provider’s that say they are the same one of ours: %s',
    (_case, one, other) => {
      const asked = heard(granted, {
        ...granted.payment,
        ours: { rfd_1: ourRefund('approved', 400, 40) },
      });
      const facts = [
        refund(400, one, { id: 're_1', ...mark }),
        refund(400, other, { id: 're_2', ...mark }),
      ];
      const ends = [facts, facts.toReversed()].map((order) => told(asked, order));
      const [end, reversed] = ends.map((state) => withoutHistory(outcome(state)));
      expect(reversed).toEqual(end);
      const moved = facts.filter(
        (fact) => fact.fact === 'refund' && fact.refund.status === 'succeeded',
      );
      expect(end?.lots[0]?.refunded).toBe(40 * moved.length);
    },
  );

  it.each(['failed', 'denied'] as const)(
    'money that left for one that is %s is counted',
    (state) => {
      const asked = heard(granted, {
        ...granted.payment,
        ours: { rfd_1: ourRefund(state, 400, 40) },
      });
      const { kept } = told(asked, [refund(400, 'succeeded', mark)]);
      expect(kept.account.lots).toMatchObject([{ remaining: 60, refunded: 40 }]);
    },
  );
});

describe('of a lot that cannot cover all that is claimed', () => {
  it('MG-11: what refunds and what disputes took is told apart by the facts, not by who came first', () => {
    const facts = [refund(500), dispute(500)];
    const ends = [facts, facts.toReversed()].map((order) => {
      const granted = told(start(accountOf([])), bought);
      const used = { ...granted, kept: charged(granted.kept, 60, skena) };
      const [lot] = told(used, order).kept.account.lots;
      return [lot?.remaining, lot?.refunded, lot?.clawedBack];
    });
    expect(ends).toEqual([
      [0, 40, 0],
      [0, 40, 0],
    ]);
  });
});

describe('whoever closed the account, and whenever', () => {
  const products = [skena, ...[remixer, jimeng].map((policy) => ({ ...skena, policy }))];
  const story = lives.chain(({ bought, back }) =>
    fc.record({
      product: fc.constantFrom(...products),
      facts: anyOrderOf([...bought, ...back]),
      spent: fc.nat({ max: 150 }),
      closedAfter: fc.nat({ max: 12 }),
      closedBy: fc.constantFrom(...closers),
    }),
  );
  const trial = accountOf([lotOf({ lotId: 'lot_0', kind: 'trial', since: hoursAfter(-48) })]);

  it('2, 14: every credit is accounted for, none can be spent, and told again nothing follows', () => {
    fc.assert(
      fc.property(story, ({ product, facts, spent, closedAfter, closedBy }) => {
        let state = start(trial);
        for (const [index, fact] of facts.entries()) {
          state = heard(state, withFact(state.payment, fact), product);
          if (index === 1) state = { ...state, kept: charged(state.kept, spent, product) };
          if (index === closedAfter) state = closed(state, closedBy, product);
          expectSound(state.kept, trial);
          expect(heard(state, state.payment, product)).toEqual(state);
          if (index >= closedAfter) expect(available(state.kept.account)).toBe(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  /** As closing an account does: what is left is forfeited, and its payments are looked at once more. */
  function closed(state: State, closedBy: Closer, product: Product): State {
    const account = { ...state.kept.account, closedAt: at, closedBy };
    const settled = heard({ ...state, kept: { ...state.kept, account } }, state.payment, product);
    return {
      ...settled,
      kept: withBooks(settled.kept, forfeitLeft(openBooks(settled.kept.account), product)),
    };
  }
});
