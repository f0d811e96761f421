import {
  type CaseId,
  type EntryId,
  idDigits,
  type LotId,
  type OrderId,
  type QuoteId,
  type RefundQuoteId,
} from '../../shared/domain/ids.ts';
import { type Instant, toMilliseconds } from '../../shared/domain/instant.ts';
import { newMint } from '../../shared/runtime/ids.ts';
import type { Mint } from '../../shared/use-cases/context.ts';

/** As the digits of ids are written, the highest first. */
function digits(value: number, length: number): string {
  const places = Array.from({ length }, (_, index) =>
    Math.floor(value / 32 ** (length - 1 - index)),
  );
  return places.map((place) => idDigits[place % 32]).join('');
}

/** Ids that look like ours and are the same in every run: where chance would be there is a number. */
export function numberedMint(): Mint {
  const made = new Map<string, number>();
  const next = (kind: string) => {
    made.set(kind, (made.get(kind) ?? 0) + 1);
    return made.get(kind) ?? 0;
  };
  const timed = (kind: string, now: Instant) =>
    `${kind}${digits(toMilliseconds(now), 10)}${digits(next(kind), 16)}`;
  const short = (kind: string) => `${kind}${digits(next(kind), 12).toLowerCase()}`;
  return {
    ...newMint(),
    entryId: (now) => timed('ent_', now) as EntryId,
    quoteId: (now) => timed('qte_', now) as QuoteId,
    caseId: (now) => timed('cse_', now) as CaseId,
    messageId: (now) => timed('', now),
    refundQuoteId: (now) => timed('rfq_', now) as RefundQuoteId,
    goodwillLotId: () => short('lot_') as LotId,
    checkoutOrderId: () => short('ord_') as OrderId,
  };
}
