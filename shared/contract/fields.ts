import * as z from 'zod/mini';
import english from 'zod/v4/locales/en.js';
import {
  type AccountId,
  type CaseId,
  callerIdPattern,
  type DisputeId,
  type EntryId,
  type JobId,
  type OrderId,
  type PaymentId,
  type QuoteId,
  type RefundId,
  type RefundQuoteId,
  type VariantId,
} from '../domain/ids.ts';
import { toInstant } from '../domain/instant.ts';
import { workKinds } from '../domain/work.ts';

// The small build brings no words of its own, and would say no more than that input is invalid.
z.config(english());

const callerId = () =>
  z.string().check(z.regex(callerIdPattern, 'must be 1-128 of A-Z a-z 0-9 . _ : -'));

const providerId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{1,255}$/, 'must be an id of the payment provider'));

/** Checked text is the id: the schemas are where a caller's text becomes one. */
const as = <Id extends string>(schema: z.ZodMiniType<string, string>) =>
  schema as z.ZodMiniType<Id, string>;

export const accountId = as<AccountId>(callerId());
export const jobId = as<JobId>(callerId());
export const variantId = as<VariantId>(callerId());
export const quoteId = as<QuoteId>(callerId());
export const paymentId = as<PaymentId>(providerId);

/** Ids that we minted, or made of a provider's. */
export const ours = (prefix: string) =>
  z
    .string()
    .check(z.regex(new RegExp(`^${prefix}_[A-Za-z0-9_-]{1,250}$`), `must be an id ${prefix}_...`));

export const orderId = as<OrderId>(ours('ord'));
export const refundQuoteId = as<RefundQuoteId>(ours('rfq'));
export const refundId = as<RefundId>(ours('rfd'));
export const disputeId = as<DisputeId>(ours('dsp'));
export const caseId = as<CaseId>(ours('cse'));
export const entryId = as<EntryId>(ours('ent'));
/** What a person writes: something, and no more than a page. */
export const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000));

/** What is written in a case: several pages. */
export const page = z.string().check(z.trim(), z.minLength(1), z.maxLength(10_000));

/** Who a person is to their own staff. */
export const person = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

export const day = z.iso.date();

/** As in RFC 3339, in the years that a time of ours can be of. */
export const anyTime = z.pipe(
  z.iso
    .datetime({ offset: true, error: 'must be a time as in RFC 3339' })
    .check(z.regex(/^(?!0000|9999)/, 'must be in the years 1 to 9998')),
  z.transform((text: string) => toInstant(text)),
);

/** Words of the catalogue: actions and packs. */
export const word = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be a word of the catalogue'));

/** Nothing that cannot be printed, and nothing that was no character. */
const address = /^[^\s@\p{C}\uFFFD]+@[^\s@\p{C}\uFFFD]+\.[^\s@\p{C}\uFFFD]+$/u;

export const email = z
  .string()
  .check(z.maxLength(254), z.regex(address, 'must be an e-mail address'));

export const country = z
  .string()
  .check(z.regex(/^[A-Z]{2}$/, 'must be a country of two capital letters, as in ISO 3166-1'));

/** How many outputs, or their ids; both 1 to 100. */
export const variants = z.union(
  [
    z.int().check(z.minimum(1), z.maximum(100)),
    z.array(variantId).check(
      z.minLength(1),
      z.maxLength(100),
      z.refine((ids) => new Set(ids).size === ids.length, 'must not name a variant twice'),
    ),
  ],
  { error: 'must be a count from 1 to 100, or 1 to 100 different variant ids' },
);

export const credits = z.int().check(z.minimum(0));
export const instant = z.iso.datetime({ precision: 3 });
export const money = z.object({ amountMinor: z.int().check(z.minimum(0)), currency: z.string() });
export const workKind = z.enum(workKinds);

/** Where a list goes on. */
export const cursor = z.string();

/** Query values are text; what a list takes is the same everywhere. */
export const listQuery = {
  limit: z.optional(
    z.pipe(
      z.pipe(
        z.string().check(z.regex(/^[0-9]{1,3}$/, 'must be a whole number from 1 to 100')),
        z.transform(Number),
      ),
      z.int().check(z.minimum(1), z.maximum(100)),
    ),
  ),
  cursor: z.optional(cursor),
};

export const defaultLimit = 25;

export const listOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.optional(cursor) });
