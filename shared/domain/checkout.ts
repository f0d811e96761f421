import type { AccountId, OrderId, PaymentId } from './ids.ts';

/**
 * A page that was opened for an account to buy a pack.
 *
 * @property orderId the name that the purchase will have
 * @property paidBy the payment that became that purchase
 */
export type OpenedCheckout = {
  readonly orderId: OrderId;
  readonly accountId: AccountId;
  readonly pack: string;
  readonly paidBy?: PaymentId;
};
