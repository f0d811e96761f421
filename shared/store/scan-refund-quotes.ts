import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { RefundQuoteId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import { join, type Key, partsOf } from './keys.ts';
import type { Store } from './store.ts';

/** Quotes from before their facts were kept have none. */
type StoredQuote = Omit<RefundQuote, 'product' | 'refundQuoteId' | 'facts'> &
  Partial<Pick<RefundQuote, 'facts'>> &
  Key;

/**
 * @property quotes that were recorded with what they were judged by
 * @property factless how many were not
 * @property looked how many items were looked at for it, of whatever kind
 */
export type RefundQuotePage = {
  readonly quotes: readonly RefundQuote[];
  readonly factless: number;
  readonly looked: number;
  readonly next?: Key;
};

function quoteOf(product: string, { pk, sk: _sk, ...stored }: StoredQuote): RefundQuote[] {
  const { facts } = stored;
  const refundQuoteId = (partsOf(pk)[2] ?? '') as RefundQuoteId;
  return facts ? [{ ...stored, facts, product, refundQuoteId }] : [];
}

/**
 * A page of all refund quotes of a product, in no order. Goes through the whole table, so it is for what
 * hardly ever happens.
 *
 * @param since those of that time and later
 */
export async function scanRefundQuotes(
  { client, tableName }: Store,
  product: string,
  { since, after }: { readonly since?: Instant; readonly after?: Key },
): Promise<RefundQuotePage> {
  const {
    Items = [],
    LastEvaluatedKey,
    ScannedCount = 0,
  } = await client.send(
    new ScanCommand({
      TableName: tableName,
      FilterExpression: `begins_with(pk, :quotes)${since ? ' AND quotedAt >= :since' : ''}`,
      ExpressionAttributeValues: {
        ':quotes': `${join('refund-quote', product)}/`,
        ...(since && { ':since': since }),
      },
      ...(after && { ExclusiveStartKey: after }),
    }),
  );
  const stored = Items as StoredQuote[];
  const quotes = stored.flatMap((item) => quoteOf(product, item));
  return {
    quotes,
    factless: stored.length - quotes.length,
    looked: ScannedCount,
    ...(LastEvaluatedKey && { next: LastEvaluatedKey as Key }),
  };
}
