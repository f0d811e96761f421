import * as z from 'zod/mini';
import type { PaymentId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/instant.ts';
import type { ProviderEvent } from '../../domain/payment.ts';

export type Reading = ProviderEvent['reading'];

/**
 * Reads the object an event holds. Never throws, whatever the object.
 *
 * @param event `at` is when Stripe made the event; the object's own `created` is when it began
 */
export type ReadObject = (
  object: Readonly<Record<string, unknown>>,
  event: { readonly type: string; readonly at: Instant },
) => Reading;

// The message of a field is the word that an event is parked with when the field is the reason.

/** Stripe's ids are shorter and plainer; what does not fit becomes no part of a key of ours. */
export const id = z.string('missing_id').check(z.regex(/^[A-Za-z0-9_-]{1,255}$/, 'unreadable_id'));

export const paymentId = z.pipe(
  id,
  z.transform((text): PaymentId => text as PaymentId),
);

/** Stripe's minor units, which for a few currencies are not ISO 4217's. */
export const amountMinor = z.int('unreadable_amount').check(z.nonnegative('unreadable_amount'));

/** Stripe writes currencies in lower case. */
export const currency = z
  .string('unreadable_currency')
  .check(z.regex(/^[A-Za-z]{3}$/, 'unreadable_currency'));

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

export const ignored = (why: string): Reading => ({ read: 'ignored', why });

/** @param payment what stands where the payment's id should be, readable or not */
export function parked(why: string, payment?: unknown): Reading {
  const seen = paymentId.safeParse(payment);
  return { read: 'parked', why, ...(seen.success && { paymentId: seen.data }) };
}

/** An id that no provider would give makes every other id of the object suspect as well. */
export function notUnderstood({ issues }: z.core.$ZodError, payment: unknown): Reading {
  const whys = issues.map(({ message }) => message);
  if (whys.includes('unreadable_id')) return parked('unreadable_id');
  return parked(whys[0] ?? 'unreadable_object', payment);
}
