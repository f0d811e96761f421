import * as z from 'zod/mini';
import type { PaymentId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/instant.ts';
import { toMoney } from '../../domain/money.ts';
import type { Naming, PaymentSource } from '../../domain/payment.ts';
import { parked, type Reading } from '../reading.ts';
import { claim } from './fields.ts';

/** Ours on the Checkout Session and, since Stripe does not copy it, on the PaymentIntent again. */
export const purchaseMetadata = z.nullish(
  z.looseObject(
    {
      makegood_product: claim,
      makegood_account: claim,
      makegood_order: claim,
      makegood_pack: claim,
    },
    'unreadable_metadata',
  ),
);

type PurchaseMetadata = z.output<typeof purchaseMetadata>;

/** @param reference the session's `client_reference_id`, for the account where metadata is silent */
export function namesIn(metadata: PurchaseMetadata, reference?: string | null): Naming {
  const product = metadata?.makegood_product;
  const accountId = metadata?.makegood_account ?? claim.parse(reference);
  const orderId = metadata?.makegood_order;
  const pack = metadata?.makegood_pack;
  return {
    items: pack ? [{ key: pack, quantity: 1 }] : [],
    ...(product && { product }),
    ...(accountId && { accountId }),
    ...(orderId && { orderId }),
  };
}

type Payment = {
  readonly paymentId: PaymentId;
  readonly source: PaymentSource;
  readonly names: Naming;
};

/** The payment was made; without its amount and currency somebody must look at it. */
export function paidReading(
  { paymentId, source, names }: Payment,
  amountMinor: number | null | undefined,
  currency: string | null | undefined,
  at: Instant,
): Reading {
  if (typeof amountMinor !== 'number') return parked('unreadable_amount', paymentId);
  if (typeof currency !== 'string') return parked('unreadable_currency', paymentId);

  const paid = { at, amount: toMoney(amountMinor, currency) };
  return { read: 'facts', paymentId, facts: [{ fact: 'paid', source, names, paid }] };
}
