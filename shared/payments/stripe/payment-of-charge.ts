import * as z from 'zod/mini';
import type { PaymentId } from '../../domain/ids.ts';
import { beforeDeadline } from '../before-deadline.ts';
import { ProviderFailed } from '../provider.ts';
import { paymentId } from '../reading.ts';
import { answered } from '../refund-reply.ts';
import { classifyError } from './classify-error.ts';
import type { StripeConnection } from './connection.ts';

const Charge = z.looseObject({ payment_intent: z.nullish(paymentId) });

/**
 * The PaymentIntent that a charge belongs to; nothing where it has none, or there is no such charge.
 *
 * @throws ProviderFailed when it could not be asked
 */
export async function paymentOfCharge(
  { stripe, deadline }: StripeConnection,
  chargeId: string,
): Promise<PaymentId | undefined> {
  const found = await answered(classifyError, () =>
    beforeDeadline(deadline(), () => stripe.charges.retrieve(chargeId)),
  );
  if ('got' in found) {
    const read = Charge.safeParse(found.got);
    if (!read.success) throw new ProviderFailed('stripe charges.retrieve: unreadable_reply');
    return read.data.payment_intent ?? undefined;
  }
  if (found.reply === 'refused') return undefined;
  throw new ProviderFailed(`stripe charges.retrieve: ${found.code}`);
}
