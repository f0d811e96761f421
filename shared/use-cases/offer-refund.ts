import { openBooks, withLots } from '../decide/books.ts';
import { judgeRefund } from '../decide/judge-refund.ts';
import { factsOf, type RefundClaim } from '../decide/refund-claim.ts';
import { termsOf } from '../decide/refund-terms.ts';
import { isClosed } from '../domain/account.ts';
import type { ClaimFacts } from '../domain/claim-facts.ts';
import type { UnwrittenEntry } from '../domain/entry.ts';
import type { AccountId } from '../domain/ids.ts';
import { later } from '../domain/instant.ts';
import type { Order } from '../domain/order.ts';
import { netMinor } from '../domain/refund.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import { policyName } from '../policy/policy.ts';
import { loadPayment } from '../store/load.ts';
import { putRefundQuote } from '../store/refund-quote-item.ts';
import { accountItems } from '../store/transaction.ts';
import { numberedEntries } from './account-change.ts';
import { claimOn } from './circumstances.ts';
import type { Context } from './context.ts';
import { type Held, holdAccount } from './held-account.ts';
import { untilCommitted } from './until-committed.ts';

export type Offered = 'now' | 'later' | 'not';

/** A purchase whose customer is to be offered its money back. */
export type Reached = Order & { readonly accountId: AccountId };

function quoteFor(context: Context, order: Reached, claim: RefundClaim): RefundQuote | undefined {
  const { product, mint, now } = context;
  const facts = factsOf(claim);
  const decided = judgeRefund(facts, product, now);
  const { amount: _amount, policy, ...ruled } = decided;
  const rule = policy.cash.outage;
  if (ruled.outcome !== 'automatic' || rule.decides !== 'outage') return undefined;
  return {
    ...ruled,
    ...termsOf(facts, decided),
    facts,
    product: product.product,
    refundQuoteId: mint.refundQuoteId(now),
    accountId: order.accountId,
    orderId: order.orderId,
    lotId: order.lotId,
    paymentId: order.paymentId,
    ground: 'outage',
    quotedAt: now,
    expiresAt: later(now, { days: rule.offerDays }),
    policy: policyName(policy),
  };
}

/** Nothing moves: the customer is told in the ledger, where they look (JM-07). */
const told = ({
  refundQuoteId,
  orderId,
  clause,
  policy,
  ...quote
}: RefundQuote): UnwrittenEntry => ({
  kind: 'refund',
  credits: 0,
  draws: [],
  clause,
  policy,
  orderId,
  cause: refundQuoteId,
  facts: {
    netMinor: netMinor(quote),
    currency: quote.gross.currency,
    creditsRetired: quote.creditsRetired,
    expiresAt: quote.expiresAt,
  },
});

function offered(context: Context, { before, account, returns }: Held, quote: RefundQuote) {
  const lots = account.lots.filter(({ lotId }) => lotId === quote.lotId);
  const after = withLots(
    account,
    lots.map((lot) => ({ ...lot, isOffered: true })),
  );
  const books = { ...openBooks(after), entries: [told(quote)] };
  const entries = numberedEntries(context, books);
  return accountItems({ before, after, entries, ...(returns && { returns }) });
}

/**
 * Offers a purchase's customer their money back after an outage, once: a quote that stays open for
 * weeks, a line in the ledger, and an order that says it can go back.
 *
 * @param downMilliseconds how long the service was down after the purchase, as claims are judged by it
 * @returns `later` where a running job may still give credits back
 */
export function offerRefund(
  context: Context,
  order: Reached,
  downMilliseconds: ClaimFacts['downMilliseconds'],
): Promise<Offered> {
  const { product, store } = context;
  return untilCommitted<Offered>(store, async () => {
    const held = await holdAccount(context, order.accountId, { lotId: order.lotId, jobs: true });
    const lot = held?.account.lots.find(({ lotId }) => lotId === order.lotId);
    const isOver = !held || !lot || lot.isOffered || isClosed(held.account);
    if (isOver) return { items: [], result: 'not' };
    const payment = await loadPayment(store, product.product, order.provider, order.paymentId);
    const claim = claimOn(payment, held, 'outage', { downMilliseconds });
    const quote = claim && quoteFor(context, order, claim);
    if (!quote) return { items: [], result: claim && claim.pending > 0 ? 'later' : 'not' };
    return { items: [...offered(context, held, quote), putRefundQuote(quote)], result: 'now' };
  });
}
