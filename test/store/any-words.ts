import fc from 'fast-check';
import { toCredits } from '../../shared/domain/credits.ts';
import type {
  AccountId,
  EntryId,
  JobId,
  LotId,
  OrderId,
  PaymentId,
  QuoteId,
  RefundId,
  VariantId,
} from '../../shared/domain/ids.ts';
import { toInstant } from '../../shared/domain/instant.ts';

/** Names that every JavaScript object knows already, and what else an id may look like. */
const hostileIds = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'lots',
  'pk',
  'v1',
  '0',
  '.',
  '..',
  ':',
  '-',
];

const callerId = fc.oneof(
  fc.constantFrom(...hostileIds),
  fc.stringMatching(/^[A-Za-z0-9._:-]{1,128}$/),
);

export const providerId = fc.stringMatching(/^[A-Za-z0-9_-]{1,255}$/).filter((id) => !(id in {}));

const ulid = fc.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
const derived = fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{12}$/);

export const accountId = callerId.map((id) => id as AccountId);
export const jobId = callerId.map((id) => id as JobId);
export const variantId = callerId.map((id) => id as VariantId);
export const paymentId = providerId.map((id) => id as PaymentId);
export const orderId = derived.map((name) => `ord_${name}` as OrderId);
export const lotId = derived.map((name) => `lot_${name}` as LotId);
export const entryId = ulid.map((name) => `ent_${name}` as EntryId);
export const refundId = ulid.map((name) => `rfd_${name}` as RefundId);
export const quoteId = ulid.map((name) => `qte_${name}` as QuoteId);

export const credits = fc.oneof(fc.nat({ max: 1_000 }), fc.maxSafeNat()).map(toCredits);
export const instant = fc
  .date({ min: new Date(1), max: new Date('9999-12-30T23:59:59.999Z'), noInvalidDate: true })
  .map((date) => toInstant(date.getTime()));

/** A plain object, as all of ours are. */
export const record = <Shape extends object>(
  model: {
    [Name in keyof Shape]: fc.Arbitrary<Shape[Name]>;
  },
): fc.Arbitrary<Shape> => fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<Shape>;

export const money = record({
  amountMinor: fc.maxSafeNat(),
  currency: fc.constantFrom('USD', 'GBP', 'JPY', 'IDR'),
});

export const product = fc.constantFrom('skena', 'post-remixer', 'jimeng');
export const clause = fc.constantFrom('SK-04', 'PR-15', 'JM-08', 'MG-08');
export const policy = fc.constantFrom('skena@1', 'jimeng@12');
export const word = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);
/** What somebody else wrote, also nothing at all. */
export const text = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .filter((written) => written.isWellFormed());

/** A record in which what is not `always` there is now and then absent, never `undefined`. */
export const some = <Shape>(
  model: { [Name in keyof Shape]-?: fc.Arbitrary<Exclude<Shape[Name], undefined>> },
  always: readonly (keyof Shape & string)[],
): fc.Arbitrary<Shape> =>
  fc.record(model, { requiredKeys: [...always], noNullPrototype: true }) as fc.Arbitrary<Shape>;
