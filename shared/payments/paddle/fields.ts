import * as z from 'zod/mini';
import { type Instant, toInstant } from '../../domain/instant.ts';
import { type Reading, amountMinor as wholeAmount } from '../reading.ts';

/**
 * Reads the object an event holds. Never throws, whatever the object.
 *
 * @param event `at` is its `occurred_at`; an object's own `updated_at` may be in the year 1
 */
export type ReadObject = (
  object: Readonly<Record<string, unknown>>,
  event: { readonly at: Instant },
) => Reading;

const [startOf0000, endOf9999] = [-62_167_219_200_000, 253_402_300_799_999];

/** An offset may carry a time of the first or last day out of the years that `Instant` holds. */
function isWithinYears(text: string): boolean {
  const at = Date.parse(text);
  return at >= startOf0000 && at <= endOf9999;
}

export const time = z.pipe(
  z.iso.datetime({ offset: true }).check(z.refine(isWithinYears)),
  z.transform((text): Instant => toInstant(text)),
);

const amountWritten = (as: RegExp) =>
  z.pipe(
    z.string('unreadable_amount').check(z.regex(as, 'unreadable_amount')),
    z.transform((text) => Math.abs(Number(text))),
  );

/** Minor units, which Paddle writes as text. */
export const amountMinor = z.pipe(amountWritten(/^\d+$/), wholeAmount);

/** Minor units of money that moved. A reversal's are negative; its action says so already. */
export const movedMinor = z.pipe(amountWritten(/^-?\d+$/), wholeAmount);
