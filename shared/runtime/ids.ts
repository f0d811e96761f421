import { createHash, randomBytes } from 'node:crypto';
import {
  type AccountId,
  type CaseId,
  type EntryId,
  idDigits,
  type JobId,
  type LotId,
  type OrderId,
  type OutageId,
  type PaymentId,
  type QuoteId,
  type RefundQuoteId,
} from '../domain/ids.ts';
import { type Instant, toMilliseconds } from '../domain/instant.ts';
import type { Mint } from '../use-cases/context.ts';

function base32(value: bigint, length: number): string {
  const text = Array.from({ length }, (_, index) => {
    const shift = BigInt(5 * (length - 1 - index));
    return idDigits[Number((value >> shift) & 31n)];
  });
  return text.join('');
}

const randomPart = () => BigInt(`0x${randomBytes(10).toString('hex')}`);

/**
 * ULIDs: ten characters of time, sixteen of chance. Within one millisecond each is one more than the
 * one before, so that what one process made stays in the order it was made in.
 */
function ulids(): (now: Instant) => string {
  let lastTime = -1;
  let lastChance = 0n;
  return (now) => {
    const time = toMilliseconds(now);
    lastChance = time === lastTime ? lastChance + 1n : randomPart() >> 1n;
    lastTime = time;
    return `${base32(BigInt(time), 10)}${base32(lastChance, 16)}`;
  };
}

/** Twelve characters that follow from `parts`: 60 bits, told apart by a separator no part has. */
function derived(...parts: readonly string[]): string {
  const text = parts.map(encodeURIComponent).join('/');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 15);
  return base32(BigInt(`0x${hash}`), 12).toLowerCase();
}

export function newMint(): Mint {
  const ulid = ulids();
  return {
    entryId: (now) => `ent_${ulid(now)}` as EntryId,
    caseId: (now) => `cse_${ulid(now)}` as CaseId,
    messageId: (now) => ulid(now),
    quoteId: (now) => `qte_${ulid(now)}` as QuoteId,
    refundQuoteId: (now) => `rfq_${ulid(now)}` as RefundQuoteId,
    checkoutOrderId: () => `ord_${base32(randomPart(), 12).toLowerCase()}` as OrderId,
    goodwillLotId: () => `lot_${base32(randomPart(), 12).toLowerCase()}` as LotId,
    trialLotId: (product: string, accountId: AccountId) =>
      `lot_${derived('trial', product, accountId)}` as LotId,
    orderId: (product: string, paymentId: PaymentId) =>
      `ord_${derived('order', product, paymentId)}` as OrderId,
    failureCaseId: (product: string, jobId: JobId, number: number) =>
      `cse_${derived('failure', product, jobId, String(number))}` as CaseId,
    outageId: (product: string, startedAt: Instant) =>
      `out_${derived('outage', product, startedAt)}` as OutageId,
  };
}
