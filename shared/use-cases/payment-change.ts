import type { Correction } from '../decide/correction.ts';
import { newlyDisputed } from '../decide/evidence/newly-disputed.ts';
import { goesToReview } from '../decide/forfeit.ts';
import { workBetween } from '../decide/payment-work.ts';
import type { PaymentStep } from '../decide/place-payment.ts';
import type { PurchaseGrant } from '../decide/purchase-books.ts';
import { disputeIdsOf, elsewhereIdsOf } from '../decide/refund-ids.ts';
import { comfortableLots, spentLots } from '../decide/spent-lots.ts';
import type { Account } from '../domain/account.ts';
import { disputeIdOf } from '../domain/dispute.ts';
import { type DisputeId, lotIdOf, type RefundId } from '../domain/ids.ts';
import { later } from '../domain/instant.ts';
import { isFrozen, type Lot } from '../domain/lot.ts';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import type { Work } from '../domain/work.ts';
import { loadOrder } from '../store/load.ts';
import { loadAccountWithJobs } from '../store/load-jobs.ts';
import type { PaymentChange } from '../store/payment-transaction.ts';
import { accountChange, plainGrant } from './account-change.ts';
import { warnOfCalendar } from './calendar-warning.ts';
import type { Context } from './context.ts';
import type { Held } from './held-account.ts';
import type { PurchasePlace } from './purchase-place.ts';
import { moved } from './until-committed.ts';

const orderOf = (
  { provider, paymentId }: Payment,
  grant: PurchaseGrant,
  { checkoutId }: PurchasePlace,
): Order => ({
  orderId: grant.orderId,
  lotId: lotIdOf(grant.orderId),
  pack: grant.pack,
  credits: grant.credits,
  paid: grant.paid.amount,
  paidAt: grant.paid.at,
  provider,
  paymentId,
  ...(checkoutId && { checkoutId }),
});

/**
 * The order as it has to be written instead.
 *
 * @returns undefined when it is not where the payment said: somebody has corrected it since
 */
async function correctedOrder(
  { product, store }: Context,
  { accountId }: Account,
  { orderId, before, paid }: Correction,
) {
  const known = { orderId, paidAt: before };
  const was = await loadOrder(store, product.product, accountId, known);
  return was && { was, is: { ...was, paid: paid.amount, paidAt: paid.at } };
}

/**
 * An account of many lots lets go of those that are spent, when it gets another. Only a job we have
 * seen could give credits back to a lot that is empty, so one we have not seen in the same snapshot
 * keeps them all.
 */
async function lotsToDrop({ store }: Context, account: Account): Promise<Lot[]> {
  if (account.lots.length < comfortableLots) return [];
  const read = await loadAccountWithJobs(store, account);
  if (read.account.lotsVersion !== account.lotsVersion) return [];
  return read.isCurrent && read.isSnapshot ? spentLots(read.account.lots, read.jobs) : [];
}

/** Refunds and disputes of the provider's that are heard of for the first time. */
function newNames(before: Payment, after: Payment): (RefundId | DisputeId)[] {
  const known = new Set<string>([...elsewhereIdsOf(before), ...disputeIdsOf(before)]);
  return [...elsewhereIdsOf(after), ...disputeIdsOf(after)].filter((name) => !known.has(name));
}

function workFor(context: Context, before: Payment, { payment, opens, closes }: PaymentStep) {
  const { product, paymentId: id } = payment;
  const between = workBetween(before, payment);
  const about = closes && { product, kind: 'payment' as const, id, dueAt: closes, summary: '' };
  const opened: Work[] = [...(opens ? [opens] : []), ...between.opens];
  for (const { dueAt } of opened) warnOfCalendar(context, dueAt);
  return { opens: opened, closes: [...(about ? [about] : []), ...between.closes] };
}

/** The schedule draws it up within the minute, or support that is quicker. */
function wantedEvidence({ now }: Context, before: Payment, after: Payment) {
  const disputeIds = newlyDisputed(before, after).map(disputeIdOf);
  return disputeIds.length > 0 && { evidence: { disputeIds, dueAt: now } };
}

/** Credits came back to another paid lot of a closed account, and nobody has looked at them. */
const leavesCredits = ({ product }: Context, account: Account, { granted }: Payment): boolean => {
  const { closedAt, closedBy = 'customer' } = account;
  const isWaiting = (lot: Lot) =>
    lot.lotId !== granted?.lotId &&
    lot.remaining > 0 &&
    !isFrozen(lot) &&
    goesToReview(lot, closedBy, product);
  return closedAt !== undefined && account.lots.some(isWaiting);
};

/** All that has to be written for what was decided of a payment. */
export async function paymentChange(
  context: Context,
  before: Payment,
  held: Held | undefined,
  step: PaymentStep,
  place: PurchasePlace,
): Promise<PaymentChange | typeof moved> {
  const { payment, books, grant, corrects } = step;
  const common = {
    before,
    payment,
    ...workFor(context, before, step),
    located: newNames(before, payment),
    ...wantedEvidence(context, before, payment),
    ...(step.review && { review: step.review }),
  };
  if (!held || !books) return common;

  const holder = held.before;
  const order = corrects
    ? await correctedOrder(context, holder, corrects)
    : grant && { is: orderOf(payment, grant, place) };
  if (corrects && !order) return moved;
  const pays = grant && place.isFirst && { pays: place.orderId };
  const about = { ...common, holder, ...(order && { order }), ...pays };
  const plain = grant && plainGrant(context, held, books, lotIdOf(grant.orderId));
  if (plain) return { ...about, grant: { ...plain, drops: await lotsToDrop(context, holder) } };
  const change = accountChange(context, held, books);
  const isLeft = change && leavesCredits(context, change.after, payment);
  const again = isLeft && { closureAt: later(context.now, { minutes: 1 }) };
  return { ...about, ...(change && { change }), ...again };
}
