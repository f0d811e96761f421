import * as z from 'zod/mini';
import type { PaymentId } from '../../domain/ids.ts';
import { type Money, toMoney } from '../../domain/money.ts';
import { beforeDeadline } from '../before-deadline.ts';
import { ProviderFailed } from '../provider.ts';
import { amountMinor, currency } from '../reading.ts';
import { answered } from '../refund-reply.ts';
import { classifyError } from './classify-error.ts';
import type { StripeConnection } from './connection.ts';
import { status } from './fields.ts';

// There is no balance transaction yet where the money is still under way.
const Charge = z.looseObject({
  status,
  balance_transaction: z.nullish(z.looseObject({ fee: amountMinor, currency })),
});

const Charges = z.looseObject({ data: z.array(Charge) });

/**
 * What Stripe charged for the payment, in minor units; it keeps that when the payment is refunded. It
 * counts in the currency our balance is kept in.
 *
 * @throws ProviderFailed when it could not be asked
 * @see https://docs.stripe.com/api/balance_transactions/object
 */
export async function keptFee(
  { stripe, deadline }: StripeConnection,
  paymentId: PaymentId,
  paidIn: string,
): Promise<Money | undefined> {
  const listed = await answered(classifyError, () =>
    beforeDeadline(deadline(), () =>
      stripe.charges.list({
        payment_intent: paymentId,
        limit: 10,
        expand: ['data.balance_transaction'],
      }),
    ),
  );
  if (!('got' in listed)) throw new ProviderFailed(`stripe charges.list: ${listed.code}`);
  const read = Charges.safeParse(listed.got);
  if (!read.success) throw new ProviderFailed('stripe charges.list: unreadable_reply');

  const succeeded = read.data.data.find((charge) => charge.status === 'succeeded');
  const taken = succeeded?.balance_transaction;
  if (taken?.currency.toUpperCase() !== paidIn.toUpperCase()) return undefined;
  return toMoney(taken.fee, taken.currency);
}
