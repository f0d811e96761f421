import type { Credits } from './credits.ts';
import type { LotId, OrderId, PaymentId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { Provider } from './payment.ts';

/**
 * A purchase as its customer knows it.
 *
 * @property pack the packs' names
 * @property checkoutId the checkout of ours it was paid at, where it was
 * @property paidAt the earliest time of the payment's paying events
 */
export type Order = {
  readonly orderId: OrderId;
  readonly lotId: LotId;
  readonly pack: string;
  readonly credits: Credits;
  readonly paid: Money;
  readonly paidAt: Instant;
  readonly provider: Provider;
  readonly paymentId: PaymentId;
  readonly checkoutId?: OrderId;
};
