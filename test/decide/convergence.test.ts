import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidePayment, payingAccountId } from '../../shared/decide/payment.ts';
import { withFact } from '../../shared/decide/payment-facts.ts';
import { type Account, available, frozenCredits, owed } from '../../shared/domain/account.ts';
import { none, toCredits } from '../../shared/domain/credits.ts';
import type { OrderId, RefundId } from '../../shared/domain/ids.ts';
import { type Lot, lotState } from '../../shared/domain/lot.ts';
import type { Payment, PaymentFact } from '../../shared/domain/payment.ts';
import { type Refund, refundState } from '../../shared/domain/refund.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { charged, expectSound, type Kept, keep, withBooks } from './bookkeeping.ts';
import { merged, unheard } from './facts.ts';
import { accountOf, at, givenFor, hoursAfter, lotOf } from './given.ts';
import { anyOrderOf, lives, livesOfOurs } from './payment-lives.ts';

type State = { readonly payment: Payment; readonly kept: Kept };

/** Told one fact more, as the service is: it looks at the account that the payment names or has. */
function heard({ payment, kept }: State, next: Payment): State {
  const isAnn = payment.granted !== undefined || payingAccountId(next) === kept.account.accountId;
  const step = decidePayment(next, givenFor(isAnn ? kept.account : undefined), skena, at);
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
      { numRuns: 3_000 },
    );
  });

  it('8: leave them so also where jobs had spent from the lot', () => {
    const spentLife = lives.chain(({ bought, back }) =>
      fc.tuple(fc.constant(bought), fc.constant(back), anyOrderOf(back), fc.nat({ max: 150 })),
    );
    fc.assert(
      fc.property(anyHolder, spentLife, (account, [bought, back, order, credits]) => {
        const granted = told(start(account), bought);
        const used = { ...granted, kept: charged(granted.kept, credits, skena.policy) };
        const atOnce = heard(used, merged(back, used.payment));
        const oneByOne = told(used, order);
        expect(outcome(oneByOne)).toEqual(outcome(atOnce));
        expectSound(oneByOne.kept, account);
      }),
      { numRuns: 3_000 },
    );
  });
});

const ours = (claims: number, gross: number): Refund => ({
  refundId: 'rfd_1' as RefundId,
  orderId: 'ord_1' as OrderId,
  ground: 'unused',
  code: 'eligible',
  clause: 'SK-08',
  gross: { amountMinor: gross, currency: 'USD' },
  feeMinor: 0,
  creditsRetired: toCredits(claims),
  claims: toCredits(claims),
  history: [{ state: 'approved', at, by: 'policy' }],
  judgedAt: at,
  attempt: 1,
  calls: 1,
  policy: 'skena@1',
});

describe('what the provider says of a refund of ours, among other facts, in any order', () => {
  const anyOurs = fc.constantFrom(ours(100, 1000), ours(40, 400), ours(33, 333));
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
      { numRuns: 2_000 },
    );
  });
});
