import { isRefusal, type Refusal } from '../decide/decision.ts';
import { decidePayment } from '../decide/payment.ts';
import { paidFor } from '../decide/payment-reading.ts';
import { type PaymentStep, payingAccountId } from '../decide/place-payment.ts';
import { canonical } from '../domain/canonical.ts';
import type { AccountId, PaymentId } from '../domain/ids.ts';
import type { Lot } from '../domain/lot.ts';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import { loadPayment } from '../store/load.ts';
import { paymentItems } from '../store/payment-transaction.ts';
import type { Context } from './context.ts';
import { type Held, holdAccount } from './held-account.ts';
import { paymentChange } from './payment-change.ts';
import { placeFor } from './purchase-place.ts';
import type { RefusalCode } from './refused.ts';
import type { Remember } from './remember.ts';
import { moved, untilCommitted } from './until-committed.ts';

/** @property purchase what the payment has become, if it has now */
export type AppliedPayment = {
  readonly payment: Payment;
  readonly purchase?: { readonly order: Order; readonly lot: Lot };
};

/**
 * What is new about a payment.
 *
 * @property to the payment with it, or why it may not be; `held` where it asks to see the account
 * @property looksAt the account, with its running jobs or without, where `to` has to see it
 */
export type PaymentNews = {
  readonly to: (payment: Payment, held: Held | undefined) => Payment | Refusal<RefusalCode>;
  readonly looksAt?: 'account' | 'jobs';
};

/** What of a payment can change its lot. */
const moneyIn = (payment: Payment) =>
  canonical([
    paidFor(payment),
    payment.refunds,
    payment.disputes,
    payment.adjustments,
    Object.values(payment.ours).map(
      ({ nextAt: _n, calls: _c, firstCalledAt: _f, ...refund }) => refund,
    ),
  ]);

/** The account is looked for while the payment can still grant, and when its lot may change. */
async function heldFor(
  context: Context,
  before: Payment,
  changed: Payment,
  isSecondLook: boolean,
): Promise<Held | undefined> {
  const { granted } = changed;
  if (granted && moneyIn(before) === moneyIn(changed)) return undefined;
  if (granted) return holdAccount(context, granted.accountId, { lotId: granted.lotId });

  const accountId = payingAccountId(changed);
  if (!accountId || !paidFor(changed)) return undefined;
  const hold = (freshness: 'planned' | 'current') =>
    holdAccount(context, accountId as AccountId, { freshness });
  const held = isSecondLook ? undefined : await hold('planned');
  // An account that seems not to be there may have been opened a moment ago.
  return held ?? hold('current');
}

/**
 * Adds to what is known of a payment and does what follows from all of it: grants once, or opens
 * work; lets its lot agree with what was paid and paid back. Where nothing new is known, nothing is
 * written.
 */
export function applyPayment(
  context: Context,
  paymentId: PaymentId,
  news: PaymentNews,
  remember: Remember<AppliedPayment> = () => [],
): Promise<AppliedPayment> {
  const { product, store, mint, now } = context;
  const name = product.product;
  const reviewId = mint.refundQuoteId(now);

  return untilCommitted<AppliedPayment>(store, async (freshness) => {
    const before = await loadPayment(store, name, product.provider, paymentId);
    const looked = news.looksAt && (await lookAt(context, before, news.looksAt));
    const changed = news.to(before, looked);
    if (isRefusal(changed)) return changed;
    const held = looked ?? (await heldFor(context, before, changed, freshness === 'current'));
    const place = await placeFor(context, changed, held);
    const given = { account: held?.account, reviewId, ...place };
    const step = decidePayment(changed, given, product, now);
    if (isKnown(step, before, held)) {
      const result = { payment: before };
      return { items: remember(result), result };
    }

    const change = await paymentChange(context, before, held, step, place);
    if (change === moved) return moved;
    const result = resultOf(step, change);
    return { items: [...paymentItems(change), ...remember(result)], result };
  });
}

/** Nothing is new about the payment, and nothing follows for the account from what is known of it. */
const isKnown = ({ payment, books }: PaymentStep, before: Payment, held: Held | undefined) =>
  canonical(payment) === canonical(before) &&
  canonical(books?.account) === canonical(books && held?.account);

async function lookAt(context: Context, { granted }: Payment, looksAt: 'account' | 'jobs') {
  if (!granted) return undefined;
  const { accountId, lotId } = granted;
  return holdAccount(context, accountId, { lotId, jobs: looksAt === 'jobs' });
}

function resultOf(
  { payment, grant, books }: PaymentStep,
  { order }: { readonly order?: { readonly is: Order } },
): AppliedPayment {
  const lot = books?.account.lots.find(({ lotId }) => lotId === payment.granted?.lotId);
  return { payment, ...(grant && order && lot && { purchase: { order: order.is, lot } }) };
}
