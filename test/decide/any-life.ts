import fc from 'fast-check';
import { decideAdjustment } from '../../shared/decide/adjust.ts';
import type { Records } from '../../shared/decide/audit-ledger.ts';
import { type Books, openBooks, withLots } from '../../shared/decide/books.ts';
import { decideCharge } from '../../shared/decide/charge.ts';
import { closeAccount, forfeitedNow } from '../../shared/decide/close-account.ts';
import { isRefusal } from '../../shared/decide/decision.ts';
import { giveBack } from '../../shared/decide/give-back.ts';
import { openAccount } from '../../shared/decide/open-account.ts';
import { decidePayment } from '../../shared/decide/payment.ts';
import { withFact } from '../../shared/decide/payment-facts.ts';
import { decideSettlement, withSettled } from '../../shared/decide/settle.ts';
import { spentLots } from '../../shared/decide/spent-lots.ts';
import { type Account, isWatched } from '../../shared/domain/account.ts';
import { minus, plus } from '../../shared/domain/credits.ts';
import type { Entry } from '../../shared/domain/entry.ts';
import type { AccountId, JobId, LotId, OrderId, VariantId } from '../../shared/domain/ids.ts';
import { lotIdOf } from '../../shared/domain/ids.ts';
import { type Instant, later } from '../../shared/domain/instant.ts';
import type { Job, Outcome } from '../../shared/domain/job.ts';
import type { Lot } from '../../shared/domain/lot.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Payment, PaymentFact } from '../../shared/domain/payment.ts';
import { policyName } from '../../shared/policy/policy.ts';
import type { Product } from '../../shared/policy/product.ts';
import { unheardPayment } from '../../shared/store/payment-item.ts';
import { entryIdAt } from './entry-ids.ts';
import { at } from './given.ts';
import { dispute, ourRefund, refund } from './money-facts.ts';

/** An account on its way, with all that is kept of it. @property minutes since it was opened */
export type Life = {
  readonly product: Product;
  readonly account: Account;
  readonly spent: readonly Lot[];
  readonly entries: readonly Entry[];
  readonly jobs: readonly Job[];
  readonly payments: readonly Payment[];
  readonly orders: readonly Order[];
  readonly minutes: number;
};

export const recordsOf = ({ account, spent, entries, jobs, orders }: Life): Records => ({
  holdings: { account, spent, watched: isWatched(account) },
  entries,
  jobs,
  orders,
  unreadable: [],
});

const nowIn = ({ minutes }: Life): Instant => later(at, { minutes });
const nextId = (life: Life, more = 0) => entryIdAt(nowIn(life), life.entries.length + more);

export function newLife(product: Product): Life {
  const opening = { accountId: 'ann' as AccountId, email: 'ann@example.com' };
  const lotId = 'lot_trial' as LotId;
  const { account, grant } = openAccount(
    { ...opening, lotId, entryId: entryIdAt(at, 0) },
    product,
    at,
  );
  const entries = grant ? [grant.entry] : [];
  return { product, account, spent: [], entries, jobs: [], payments: [], orders: [], minutes: 0 };
}

/** What a use case would write of the books, without the table. */
function withBooks(life: Life, { account, entries }: Books): Life {
  const written = entries.map((entry, index) => ({ ...entry, entryId: nextId(life, index) }));
  const last = written.at(-1)?.entryId ?? account.lastEntryId;
  const after = { ...account, ...(last && { lastEntryId: last }) };
  return { ...life, account: after, entries: [...life.entries, ...written] };
}

/** The account as it was found, with one lot that may have left it. */
function holding(life: Life, lotId: LotId): Life {
  const returns = life.spent.find((lot) => lot.lotId === lotId);
  if (!returns) return life;
  const spent = life.spent.filter((lot) => lot !== returns);
  const lots = [...life.account.lots, returns];
  return { ...life, spent, account: { ...life.account, lots, spentLots: spent.length } };
}

const orderOf = (payment: Payment, credits: number, orderId: OrderId): Order[] => {
  const { granted, provider, paymentId } = payment;
  if (!granted) return [];
  const { lotId, pack, paid } = granted;
  const bought = { credits: credits as Order['credits'], paid: paid.amount, paidAt: paid.at };
  return [{ orderId, lotId, pack, ...bought, provider, paymentId }];
};

function told(held: Life, index: number, news: (payment: Payment) => Payment): Life {
  const { product } = held;
  const orderId = `ord_${index + 1}` as OrderId;
  const life = holding(held, lotIdOf(orderId));
  const paymentId = `pi_${index + 1}` as Payment['paymentId'];
  const before =
    life.payments[index] ?? unheardPayment(product.product, product.provider, paymentId);
  const reviewId = `rfq_${index + 1}_${life.entries.length}` as never;
  const given = { account: life.account, twins: [], orderId, reviewId };
  const step = decidePayment(news(before), given, product, nowIn(life));
  const after = step.books ? withBooks(life, step.books) : life;
  const orders = step.grant ? orderOf(step.payment, step.grant.credits, orderId) : [];
  const payments = life.payments.with(index, step.payment);
  return { ...after, payments, orders: [...life.orders, ...orders] };
}

function bought(life: Life): Life {
  const { product, account, payments, minutes } = life;
  const [pack] = product.packs;
  if (payments.length >= 4 || account.closedAt) return life;
  const { product: name, provider } = product;
  const paymentId = `pi_${payments.length + 1}` as Payment['paymentId'];
  const fact: PaymentFact = {
    fact: 'paid',
    source: provider === 'stripe' ? 'checkout_session' : 'transaction',
    names: { accountId: 'ann', items: [{ key: pack?.priceId ?? pack?.pack ?? '', quantity: 1 }] },
    paid: { at: later(at, { minutes }), amount: { amountMinor: 999, currency: 'USD' } },
  };
  const with1 = { ...life, payments: [...payments, unheardPayment(name, provider, paymentId)] };
  return told(with1, payments.length, (payment) => withFact(payment, fact));
}

function started(life: Life, { amount, variants }: Step): Life {
  const { product, account, jobs } = life;
  const rates = Object.keys(product.rates[0].actions);
  const jobId = `job-${jobs.length + 1}` as JobId;
  const variantIds = Array.from({ length: variants }, (_, index) => `v${index + 1}` as VariantId);
  const action = rates[amount % rates.length] ?? '';
  const asked = { jobId, action, variantIds, shownCredits: 10_000, fingerprint: jobId };
  const decided = decideCharge(account, { ...asked, entryId: nextId(life) }, product, nowIn(life));
  if (isRefusal(decided) || account.closedAt) return life;
  const { job, entry } = decided.accepted;
  const drawn = account.lots.flatMap((lot) => {
    const draw = entry.draws.find(({ lotId }) => lotId === lot.lotId);
    return draw ? [{ ...lot, remaining: minus(lot.remaining, draw.credits) }] : [];
  });
  const running = [...account.running, jobId];
  const after = { ...withLots(account, drawn), running, lastEntryId: entry.entryId };
  return { ...life, account: after, entries: [...life.entries, entry], jobs: [...jobs, job] };
}

function settled(life: Life, { which, amount, variants, share }: Step): Life {
  const { jobs, product, account } = life;
  const job = jobs.at(-1 - which);
  if (!job) return life;
  const outcome = (['succeeded', 'model_failed'] satisfies Outcome[])[share % 2] ?? 'succeeded';
  const [variantId] = [`v${1 + ((amount + variants) % 4)}` as VariantId];
  const claim = { outcome, variantIds: [variantId], reason: 'told', entryId: nextId(life) };
  const decided = decideSettlement(job, claim, product.policy, nowIn(life));
  if (isRefusal(decided)) return life;
  const { entry } = decided.accepted;
  const after = { ...life, jobs: jobs.with(jobs.indexOf(job), withSettled(job, decided.accepted)) };
  if (!entry) return after;
  if (isWatched(account)) return withBooks(after, giveBack(account, entry, product));
  const back = account.lots.flatMap((lot) => {
    const draw = entry.draws.find(({ lotId }) => lotId === lot.lotId);
    return draw ? [{ ...lot, remaining: plus(lot.remaining, draw.credits) }] : [];
  });
  const { entryId: _id, ...written } = entry;
  return withBooks(after, { account: withLots(account, back), entries: [written] });
}

/** Two of the second are more credits than each of them twice: what is claimed is rounded down. */
const shares = [1, 335, 500, 999];

/** Another word of the provider's about one of the payments. */
function moneyBack(life: Life, { which, act, share, status }: Step): Life {
  const index = life.payments.length - 1 - which;
  if (index < 0) return life;
  const amount = shares[share] ?? 999;
  const id = `${act}_${share % 2}`;
  const fact =
    act === 'refund'
      ? refund(amount, (['pending', 'succeeded', 'failed'] as const)[status % 3], { id })
      : dispute(amount, (['open', 'lost', 'won', 'lost'] as const)[status], id);
  const now = nowIn(life);
  const dated = { ...fact, ...('dispute' in fact && { dispute: { ...fact.dispute, at: now } }) };
  return told(life, index, (payment) => withFact(payment, dated as PaymentFact));
}

/** A refund of ours, at another step. */
function ours(life: Life, { which, share, status }: Step): Life {
  const index = life.payments.length - 1 - which;
  const payment = life.payments[index];
  if (!payment?.granted) return life;
  const state =
    (['under_review', 'approved', 'succeeded', 'failed'] as const)[status] ?? 'approved';
  const at = nowIn(life);
  const claims = [0, 33, 50, 100][share] ?? 0;
  const made = ourRefund(state, shares[share] ?? 0, claims, {
    history: [{ state, at, by: 'sue' }],
    clause: life.product.policy.cash.payout.clause,
    policy: policyName(life.product.policy),
  });
  return told(life, index, (before) => ({ ...before, ours: { rfd_1: made } }));
}

function adjusted(life: Life, { amount, share }: Step): Life {
  const lotId = `lot_gift${life.entries.length}` as LotId;
  const credits = share % 2 === 0 ? amount + 1 : -amount - 1;
  const gift = { credits, reason: 'so', by: 'sue', lotId };
  const decided = decideAdjustment(life.account, gift, life.product, nowIn(life));
  return isRefusal(decided) ? life : withBooks(life, decided.accepted);
}

function closed(life: Life, { share }: Step): Life {
  const by = share % 2 === 0 ? 'customer' : 'operator';
  const { account, product } = life;
  const forfeitCredits = forfeitedNow(account, by, product);
  const decided = closeAccount(account, { by, forfeitCredits }, product, nowIn(life));
  return isRefusal(decided) ? life : withBooks(life, decided.accepted);
}

/** Lots that are spent leave the account, as they do where there are many. */
function tidied(life: Life): Life {
  const leaving = spentLots(life.account.lots, life.jobs);
  const spent = [...life.spent, ...leaving];
  const lots = life.account.lots.filter((lot) => !leaving.includes(lot));
  return {
    ...life,
    spent,
    account: { ...openBooks(life.account).account, lots, spentLots: spent.length },
  };
}

const acts = {
  buy: 3,
  start: 6,
  settle: 8,
  refund: 4,
  dispute: 4,
  ours: 2,
  adjust: 2,
  close: 0.3,
  tidy: 1,
};
type Act = keyof typeof acts;

export type Step = {
  readonly act: Act;
  readonly which: number;
  readonly amount: number;
  readonly variants: number;
  readonly share: number;
  readonly status: number;
};

const played: Readonly<Record<Act, (life: Life, step: Step) => Life>> = {
  buy: bought,
  start: started,
  settle: settled,
  refund: moneyBack,
  dispute: moneyBack,
  ours,
  adjust: adjusted,
  close: closed,
  tidy: tidied,
};

export const after = (life: Life, step: Step): Life =>
  played[step.act]({ ...life, minutes: life.minutes + 1 }, step);

const anyAct = fc.oneof(
  ...Object.entries(acts).map(([act, weight]) => ({
    weight: weight * 10,
    arbitrary: fc.constant(act as Act),
  })),
);

export const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    act: anyAct,
    which: fc.nat({ max: 2 }),
    amount: fc.nat({ max: 12 }),
    variants: fc.integer({ min: 1, max: 3 }),
    share: fc.nat({ max: 3 }),
    status: fc.nat({ max: 3 }),
  }),
  { minLength: 1, maxLength: 40, size: 'max' },
);
