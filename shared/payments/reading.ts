import * as z from 'zod/mini';
import type { PaymentId } from '../domain/ids.ts';
import type { ProviderEvent } from '../domain/provider-event.ts';

export type Reading = ProviderEvent['reading'];

// The message of a field is the word that an event is parked with when the field is the reason.

/** Providers' ids are shorter and plainer; what does not fit becomes no part of a key of ours. */
export const id = z.string('missing_id').check(z.regex(/^[A-Za-z0-9_-]{1,255}$/, 'unreadable_id'));

export const paymentId = z.pipe(
  id,
  z.transform((text): PaymentId => text as PaymentId),
);

/** In lower case where Stripe wrote it. */
export const currency = z
  .string('unreadable_currency')
  .check(z.regex(/^[A-Za-z]{3}$/, 'unreadable_currency'));

/** Minor units, a whole number that JavaScript can count. */
export const amountMinor = z.int('unreadable_amount').check(z.nonnegative('unreadable_amount'));

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
