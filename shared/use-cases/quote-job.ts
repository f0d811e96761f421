import { isRefusal } from '../decide/decision.ts';
import { decidePrice, type JobPrice } from '../decide/job-price.ts';
import type { Standing } from '../decide/standing.ts';
import { available } from '../domain/account.ts';
import { type Credits, minus, shareOut } from '../domain/credits.ts';
import { type AccountId, type OrderId, orderIdOf } from '../domain/ids.ts';
import { later } from '../domain/instant.ts';
import type { Lot } from '../domain/lot.ts';
import type { Quote } from '../domain/quote.ts';
import { commit } from '../store/commit.ts';
import { putQuote } from '../store/quote-item.ts';
import type { Context } from './context.ts';
import { type AccountNow, readAccount } from './read-account.ts';
import { Refused } from './refused.ts';

/**
 * @property endsRefundOf orders that could be asked back in cash now and no longer once this job has
 *   been delivered
 * @property balanceAfter credits available once the job has started; as now, where they do not cover it
 */
export type QuotedJob = Quote & {
  readonly perVariant: readonly Credits[];
  readonly rateCard: string;
  readonly draws: readonly { readonly lot: Lot; readonly credits: Credits }[];
  readonly endsRefundOf: readonly OrderId[];
  readonly sufficient: boolean;
  readonly balanceAfter: Credits;
};

export type QuoteJob = {
  readonly accountId: AccountId;
  readonly action: string;
  readonly variants: number;
};

/** What a job would cost now, promised for the policy's minutes (SK-13, PR-03). */
export async function quoteJob(context: Context, asked: QuoteJob): Promise<QuotedJob> {
  const { product, store, mint, now } = context;
  const account = await readAccount(context, asked.accountId);
  const decided = decidePrice(
    account.account,
    { action: asked.action, count: asked.variants },
    product,
    now,
  );
  if (isRefusal(decided)) throw new Refused(decided.refused, decided.clause);

  const quote: Quote = {
    product: product.product,
    quoteId: mint.quoteId(now),
    ...asked,
    credits: decided.accepted.credits,
    expiresAt: later(now, { minutes: product.policy.charge.quoteMinutes }),
  };
  await commit(store, [putQuote(quote)]);
  return { ...quote, ...describe(decided.accepted, account, asked.variants) };
}

function describe(price: JobPrice, { account, lots }: AccountNow, variants: number) {
  const draws = price.draws.flatMap(({ lotId, credits }) =>
    lots.filter(({ lot }) => lot.lotId === lotId).map((drawn) => ({ ...drawn, credits })),
  );
  const balance = available(account);
  const sufficient = price.short === 0;
  return {
    perVariant: shareOut(price.credits, variants),
    rateCard: price.rateCard,
    draws,
    endsRefundOf: draws
      .filter(({ standing }) => isRefundable(standing))
      .map(({ lot }) => orderIdOf(lot.lotId)),
    sufficient,
    balanceAfter: sufficient ? minus(balance, price.total) : balance,
  };
}

/** Also while a running job may still make the lot whole again. */
const isRefundable = ({ code }: Standing): boolean => code === 'eligible' || code === 'lot_pending';
