import { type Account, isClosed } from '../domain/account.ts';
import { dueAfterBusinessDays } from '../domain/calendar.ts';
import { type Credits, sum, toCredits } from '../domain/credits.ts';
import type { Entry } from '../domain/entry.ts';
import { type AccountId, type EntryId, isCallerId, lotIdOf, type OrderId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Lot } from '../domain/lot.ts';
import type { BoughtItem, Paid, Payment } from '../domain/payment.ts';
import type { Work } from '../domain/work.ts';
import { policyName } from '../policy/policy.ts';
import { findPack, type Product } from '../policy/product.ts';
import { unretired } from './open-account.ts';
import { namedBy, paidFor } from './payment-reading.ts';
import { rateCardAt } from './rates.ts';

/** What a payment gives, once. @property pack the packs' names, `+` between several */
export type PurchaseGrant = {
  readonly account: Account;
  readonly lot: Lot;
  readonly entry: Entry;
  readonly pack: string;
  readonly paid: Paid;
};

/**
 * @property payment as it stands afterwards
 * @property opens work for support, where the payment cannot be placed
 * @property closes when the work that is no longer open was due
 */
export type PaymentStep = {
  readonly payment: Payment;
  readonly grant?: PurchaseGrant;
  readonly opens?: Work;
  readonly closes?: Instant;
};

export type PaymentIds = { readonly orderId: OrderId; readonly entryId: EntryId };

/** The account a payment is for, as far as it says: support's word first. */
export function payingAccountId(payment: Payment): AccountId | undefined {
  const named = payment.attachedTo?.accountId ?? namedBy(payment).accountId;
  return named && isCallerId(named) ? (named as AccountId) : undefined;
}

const boughtItems = ({ attachedTo, ...payment }: Payment): readonly BoughtItem[] =>
  attachedTo ? [{ key: attachedTo.pack, quantity: 1 }] : namedBy(payment).items;

/** Credits come from our own catalogue, never from the event; nothing unknown is guessed. */
function bought(payment: Payment, product: Product) {
  const items = boughtItems(payment).map((item) => ({ ...item, pack: findPack(product, item) }));
  const credits: Credits[] = [];
  const names: string[] = [];
  for (const { pack, quantity } of items) {
    if (!pack || !Number.isSafeInteger(quantity) || quantity < 1) return undefined;
    credits.push(toCredits(pack.credits * quantity));
    names.push(quantity === 1 ? pack.pack : `${pack.pack} x ${quantity}`);
  }
  return names.length > 0 ? { credits: sum(credits), pack: names.join(' + ') } : undefined;
}

/**
 * What follows from a payment's facts: it grants once, when it was paid and names an open account
 * and packs of ours. Paid but not to be placed, it is work for support (MG-08).
 *
 * @param account the one it is for, where we know it
 */
export function decidePayment(
  payment: Payment,
  account: Account | undefined,
  ids: PaymentIds,
  product: Product,
  now: Instant,
): PaymentStep {
  const paid = paidFor(payment);
  if (!paid || payment.granted) return { payment };

  const purchase = bought(payment, product);
  if (!account) return unplaced(payment, 'names no account we know', product, now);
  if (isClosed(account)) return unplaced(payment, 'is for a closed account', product, now);
  if (!purchase) return unplaced(payment, 'names no pack we sell', product, now);

  const { workDueAt, ...placed } = payment;
  const grant = purchaseGrant(account, { ...purchase, paid }, ids, product);
  const granted = { accountId: account.accountId, lotId: grant.lot.lotId };
  return {
    payment: { ...placed, granted },
    grant,
    ...(workDueAt && { closes: workDueAt }),
  };
}

/** An attachment that cannot grant is not kept: support may then attach the payment elsewhere. */
function unplaced(
  { attachedTo: _unusable, ...payment }: Payment,
  why: string,
  product: Product,
  now: Instant,
): PaymentStep {
  if (payment.workDueAt) return { payment };
  const { businessDays } = product.policy.unattachedPayment;
  const dueAt = dueAfterBusinessDays(product.calendar, now, businessDays);
  const accountId = payingAccountId(payment);
  const opens: Work = {
    product: product.product,
    kind: 'payment',
    id: payment.paymentId,
    ...(accountId && { accountId }),
    dueAt,
    summary: `Payment ${payment.paymentId} was paid and ${why}`,
  };
  return { payment: { ...payment, workDueAt: dueAt }, opens };
}

function purchaseGrant(
  account: Account,
  { credits, pack, paid }: { credits: Credits; pack: string; paid: Paid },
  { orderId, entryId }: PaymentIds,
  product: Product,
): PurchaseGrant {
  const lotId = lotIdOf(orderId);
  const lot: Lot = {
    ...unretired,
    lotId,
    kind: 'purchase',
    credits,
    remaining: credits,
    since: paid.at,
    rateCard: rateCardAt(product, paid.at).rateCard,
    frozen: false,
    paidNothing: paid.amount.amountMinor === 0,
  };
  const entry: Entry = {
    entryId,
    kind: 'grant',
    credits,
    draws: [{ lotId, credits }],
    clause: product.policy.purchase.clause,
    policy: policyName(product.policy),
    orderId,
    cause: pack,
  };
  return { account, lot, entry, pack, paid };
}
