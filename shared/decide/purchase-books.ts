import type { Account } from '../domain/account.ts';
import { lotIdOf, type OrderId } from '../domain/ids.ts';
import { newLot } from '../domain/lot.ts';
import type { Order } from '../domain/order.ts';
import type { Paid } from '../domain/payment.ts';
import { policyName } from '../policy/policy.ts';
import type { Product } from '../policy/product.ts';
import { type Books, enter, lotIn, openBooks, withLots } from './books.ts';
import { isLater } from './duplicate.ts';
import { payOwed } from './owed.ts';
import { type Purchase, purchaseTerms } from './purchase.ts';

/** What a payment gives, once. @property twins other payments that look like the same one again */
export type PurchaseGrant = Purchase & {
  readonly orderId: OrderId;
  readonly paid: Paid;
  readonly twins: readonly Order[];
};

type Told = Omit<PurchaseGrant, 'credits'>;

/** The lots of later payments for the same thing are under suspicion from now on (JM-05). */
function withSuspects(account: Account, { orderId, pack, paid, twins }: Told): Account {
  const bought = { orderId, pack, paid: paid.amount, paidAt: paid.at };
  const later = new Set(twins.filter((twin) => isLater(twin, bought)).map(({ lotId }) => lotId));
  const suspects = account.lots
    .filter(({ lotId }) => later.has(lotId))
    .map((lot) => ({ ...lot, isSuspected: true }));
  return withLots(account, suspects);
}

/** Adds the lot of a purchase, and pays from it first what is owed. */
export function grantPurchase(account: Account, grant: PurchaseGrant, product: Product): Books {
  const { orderId, credits, pack, paid, twins } = grant;
  const { policy } = product;
  const lotId = lotIdOf(orderId);
  const bought = { orderId, pack, paid: paid.amount, paidAt: paid.at };
  const isSuspected = twins.some((twin) => isLater(bought, twin));
  const terms = purchaseTerms(paid, product);
  const lot = { ...newLot({ lotId, kind: 'purchase', credits, ...terms }), isSuspected };
  const head = {
    kind: 'grant',
    clause: policy.purchase.clause,
    policy: policyName(policy),
    orderId,
    cause: pack,
    facts: {
      paidMinor: paid.amount.amountMinor,
      currency: paid.amount.currency,
      paidAt: paid.at,
      rateCard: lot.rateCard,
      ...(isSuspected && { looksPaidTwice: true }),
    },
  } as const;
  const granted = enter(openBooks(withSuspects(account, grant)), head, [lot]);
  return payOwed(granted, lotId, policy);
}

/**
 * The lot as it has to be now that more is known of when and for how much it was bought; and which of
 * those near it are under suspicion by that.
 */
export function correctLot(books: Books, correction: Told, product: Product): Books {
  const { orderId, pack, paid, twins } = correction;
  const lot = lotIn(books, lotIdOf(orderId));
  const bought = { orderId, pack, paid: paid.amount, paidAt: paid.at };
  const isSuspected = twins.some((twin) => isLater(bought, twin));
  const corrected = { ...lot, ...purchaseTerms(paid, product), isSuspected };
  return { ...books, account: withLots(withSuspects(books.account, correction), [corrected]) };
}
