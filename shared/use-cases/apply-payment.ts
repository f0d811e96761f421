import { isRefusal, type Refusal } from '../decide/decision.ts';
import { decidePayment, payingAccountId } from '../decide/payment.ts';
import type { Account } from '../domain/account.ts';
import { isCovered } from '../domain/calendar.ts';
import { canonical } from '../domain/canonical.ts';
import type { AccountId, PaymentId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Lot } from '../domain/lot.ts';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import { loadAccount, loadPayment } from '../store/load.ts';
import { paymentItems } from '../store/transaction.ts';
import type { Context } from './context.ts';
import { correctionOf, lotsToDrop, orderOf } from './payment-change.ts';
import type { RefusalCode } from './refused.ts';
import type { Remember } from './remember.ts';
import { moved, untilCommitted } from './until-committed.ts';

/** @property purchase what the payment has become, if it has now */
export type AppliedPayment = {
  readonly payment: Payment;
  readonly purchase?: { readonly order: Order; readonly lot: Lot };
};

/**
 * Adds to what is known of a payment and does what follows from all of it: grants once, or opens
 * work. Where nothing new is known, nothing is written.
 *
 * @param change the payment with the new facts, or why it may not have them
 */
export function applyPayment(
  context: Context,
  paymentId: PaymentId,
  change: (payment: Payment) => Payment | Refusal<RefusalCode>,
  remember: Remember<AppliedPayment> = () => [],
): Promise<AppliedPayment> {
  const { product, store, mint, now } = context;
  const name = product.product;
  const ids = { orderId: mint.orderId(name, paymentId), entryId: mint.entryId(now) };

  return untilCommitted<AppliedPayment>(store, async (freshness) => {
    const before = await loadPayment(store, name, product.provider, paymentId);
    const changed = change(before);
    if (isRefusal(changed)) return changed;
    const account = await payingAccount(context, changed, freshness === 'current');
    const decided = decidePayment(changed, account, ids, product, now);
    const { grant: granted, corrects, ...step } = decided;
    const isKnown = canonical(step.payment) === canonical(before);
    if (isKnown) return { items: [], result: { payment: before } };

    warnOfCalendar(context, step.opens?.dueAt);
    const grant = granted && {
      ...granted,
      order: orderOf(step.payment, granted),
      drops: await lotsToDrop(context, granted.account),
    };
    const correction = corrects && (await correctionOf(context, corrects));
    if (corrects && !correction) return moved;
    const result = { payment: step.payment, ...(grant && { purchase: grant }) };
    const items = paymentItems({
      before,
      ...step,
      ...(grant && { grant }),
      ...(correction && { corrects: correction }),
    });
    return { items: [...items, ...remember(result)], result };
  });
}

/** Beyond the years whose holidays are known, due dates fall too early, and somebody should know. */
function warnOfCalendar({ product, report }: Context, dueAt: Instant | undefined): void {
  if (!dueAt || isCovered(product.calendar, dueAt)) return;
  report('holidays_unknown', new RangeError(`${product.calendar.name} ends before ${dueAt}`));
}

/** The account is only looked for while the payment can still grant. */
async function payingAccount(
  { product, store }: Context,
  payment: Payment,
  isSecondLook: boolean,
): Promise<Account | undefined> {
  const accountId = payingAccountId(payment);
  if (!accountId || payment.granted) return undefined;
  const read = (freshness: 'planned' | 'current') =>
    loadAccount(store, product.product, accountId as AccountId, freshness);
  const account = isSecondLook ? undefined : await read('planned');
  // An account that seems not to be there may have been opened a moment ago.
  return account ?? read('current');
}
