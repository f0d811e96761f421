import * as z from 'zod/mini';
import type { PaymentId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/instant.ts';
import type { PaymentFact } from '../../domain/payment.ts';
import { id, parked, paymentId, type Reading } from '../reading.ts';

/**
 * Reads the object an event holds. Never throws, whatever the object.
 *
 * @param event `at` is when Stripe made the event; the object's own `created` is when it began
 */
export type ReadObject = (
  object: Readonly<Record<string, unknown>>,
  event: { readonly type: string; readonly at: Instant },
) => Reading;

const lastSecondOf9999 = 253_402_300_799;

export const unixSeconds = z
  .int('unreadable_time')
  .check(z.nonnegative('unreadable_time'), z.maximum(lastSecondOf9999, 'unreadable_time'));

/** A word of an open enum: Stripe adds to them without a new version of its API. */
export const status = z.nullish(z.string('unreadable_status'));

/** What metadata claims. Too long for Stripe to have stored it, or no text, is no claim. */
export const claim = z.catch(
  z.optional(z.string().check(z.minLength(1), z.maxLength(500))),
  undefined,
);

/** Which attempt at a refund of ours it claims to be. */
export const attemptClaim = z.catch(
  z.optional(
    z.pipe(
      z.string().check(z.regex(/^[1-9]\d{0,5}$/)),
      z.transform((text) => Number(text)),
    ),
  ),
  undefined,
);

/**
 * What an object says of the payment it belongs to, or of the charge where it names no payment: charges
 * made without a PaymentIntent, and warnings, which always name the charge.
 */
export function factsAbout(
  { payment_intent, charge }: Belonging,
  facts: readonly PaymentFact[],
): Reading {
  if (payment_intent) return { read: 'facts', paymentId: payment_intent, facts };
  return charge ? { read: 'of_charge', chargeId: charge, facts } : parked('payment_not_named');
}

/** What an object belongs to. */
export const belonging = { payment_intent: z.nullish(paymentId), charge: z.nullish(id) };

type Belonging = {
  readonly payment_intent?: PaymentId | null | undefined;
  readonly charge?: string | null | undefined;
};
