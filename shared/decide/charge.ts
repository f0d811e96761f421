import { type Account, available } from '../domain/account.ts';
import { type Credits, lesser, none, shareOut } from '../domain/credits.ts';
import { type Draw, sliceDraws } from '../domain/draw.ts';
import type { Entry, Facts } from '../domain/entry.ts';
import type { EntryId, JobId, VariantId } from '../domain/ids.ts';
import { type Instant, later } from '../domain/instant.ts';
import type { Job, PendingVariant } from '../domain/job.ts';
import type { Quote } from '../domain/quote.ts';
import { type Policy, policyName } from '../policy/policy.ts';
import type { Product } from '../policy/product.ts';
import { accept, type Decision, isRefusal, refuse } from './decision.ts';
import { decidePrice, type JobPrice, type PriceRefusal } from './job-price.ts';

export type ChargeRefusal =
  | PriceRefusal
  | 'price_not_shown'
  | 'quote_expired'
  | 'price_changed'
  | 'insufficient_credits';

/**
 * @property quote the live or expired quote the request named
 * @property shownCredits the price its customer saw, where there was no quote
 */
export type JobRequest = {
  readonly jobId: JobId;
  readonly action: string;
  readonly variantIds: readonly VariantId[];
  readonly quote?: Quote | undefined;
  readonly shownCredits?: number | undefined;
  readonly fingerprint: string;
  readonly entryId: EntryId;
};

export type Charge = { readonly job: Job; readonly entry: Entry };

/** What was promised for the job, if that is less than the price of now; or why it cannot start. */
function promisedPrice(
  price: JobPrice,
  { action, variantIds, quote, shownCredits }: JobRequest,
  { charge }: Policy,
  now: Instant,
): Decision<Credits, ChargeRefusal> {
  const { clause } = charge;
  const nothingShown = quote === undefined && shownCredits === undefined;
  const isOther = quote && (quote.action !== action || quote.variants !== variantIds.length);
  const isBelow = !quote && shownCredits !== undefined && shownCredits < price.credits;

  if (nothingShown && charge.priceMustBeShown) return refuse('price_not_shown', clause);
  if (quote && now > quote.expiresAt) return refuse('quote_expired', clause);
  if (isOther) return refuse('price_changed', clause);
  if (isBelow) return refuse('price_changed', clause, { credits: price.credits });

  return accept(quote ? lesser(quote.credits, price.credits) : price.credits);
}

/**
 * Starts a job: which lots pay for it, and what each variant's share is. The lots pay what was
 * promised at most; what the price of now would take beyond it is left in the last lots drawn.
 */
export function decideCharge(
  account: Account,
  request: JobRequest,
  product: Product,
  now: Instant,
): Decision<Charge, ChargeRefusal> {
  const { action, variantIds } = request;
  const { policy } = product;
  const price = decidePrice(account, { action, count: variantIds.length }, product, now);
  if (isRefusal(price)) return price;
  const promised = promisedPrice(price.accepted, request, policy, now);
  if (isRefusal(promised)) return promised;
  const needed = promised.accepted;
  const balance = { needed, available: available(account) };
  if (price.accepted.total < needed) {
    return refuse('insufficient_credits', policy.charge.clause, balance);
  }

  const draws = sliceDraws(price.accepted.draws, none, needed);
  const facts = factsOf(request, price.accepted, account);
  const terms = { product: product.product, accountId: account.accountId, policy, facts };
  return accept(chargeFor(request, draws, needed, terms, now));
}

/** What the price was decided by. */
const factsOf = (
  { variantIds, quote, shownCredits }: JobRequest,
  { credits, rateCard }: JobPrice,
  account: Account,
): Facts => ({
  variants: variantIds.length,
  rateCard,
  priceNow: credits,
  available: available(account),
  ...(quote && { quoteId: quote.quoteId, quoted: quote.credits }),
  ...(shownCredits !== undefined && { shown: shownCredits }),
});

/** Each variant's share of the price, fixed from now on (SK-03). */
function sharesOf(credits: Credits, variantIds: readonly VariantId[]): PendingVariant[] {
  const shares = shareOut(credits, variantIds.length).values();
  return variantIds.map((variantId) => {
    const { value, done } = shares.next();
    if (done) throw new Error('there are fewer shares than variants');
    return { variantId, credits: value, state: 'pending', deliveries: [] };
  });
}

function chargeFor(
  { jobId, action, variantIds, fingerprint, entryId }: JobRequest,
  draws: readonly Draw[],
  credits: Credits,
  terms: Pick<Job, 'product' | 'accountId'> & { readonly policy: Policy; readonly facts: Facts },
  now: Instant,
): Charge {
  const policy = policyName(terms.policy);
  const job: Job = {
    product: terms.product,
    jobId,
    accountId: terms.accountId,
    action,
    startedAt: now,
    capAt: later(now, { minutes: terms.policy.timeLimit.minutes }),
    draws,
    variants: sharesOf(credits, variantIds),
    policy,
    fingerprint,
  };
  const { clause } = terms.policy.charge;
  const entry: Entry = {
    entryId,
    kind: 'charge',
    credits: -credits,
    draws,
    clause,
    policy,
    jobId,
    cause: action,
    facts: terms.facts,
  };
  return { job, entry };
}
