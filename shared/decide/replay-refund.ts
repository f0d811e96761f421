import type { ClaimFacts } from '../domain/claim-facts.ts';
import type { Credits } from '../domain/credits.ts';
import type { Money } from '../domain/money.ts';
import { netMinor, type RefundOutcome, type Ruling } from '../domain/refund.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import { briefestRecoveryMinutes } from '../policy/outage.ts';
import { type Policy, policyName } from '../policy/policy.ts';
import { asOf, type Product, policiesSince, policyNamed } from '../policy/product.ts';
import { feeRule, type Judged, judgeBy, judgeRefund, payable } from './judge-refund.ts';
import { noTerms } from './refund-terms.ts';

/** What somebody who asked for their money was told, or would be. @property policy by which version */
export type Answer = Ruling & {
  readonly outcome: RefundOutcome;
  readonly gross: Money;
  readonly feeMinor: number;
  readonly netMinor: number;
  readonly creditsRetired: Credits;
  readonly policy: string;
};

/**
 * What a draft is judged by that nobody asked for at the time, because no version then was decided by it:
 * another payment for the same thing, how long the service was down, which of its recoveries count, or
 * what the provider keeps.
 */
export type Unknown = 'twin' | 'downtime' | 'recoveries' | 'fee';

/** @property unknown what the answer goes without */
export type Replayed = Answer & { readonly unknown?: Unknown };

/** The quote as it was recorded, of which the facts are. */
export const recordedAnswer = (quote: RefundQuote): Answer => ({
  outcome: quote.outcome,
  code: quote.code,
  clause: quote.clause,
  gross: quote.gross,
  feeMinor: quote.feeMinor,
  netMinor: netMinor(quote),
  creditsRetired: quote.creditsRetired,
  policy: quote.policy,
});

function answerOf(facts: ClaimFacts, judged: Judged): Answer {
  const { outcome, code, clause, policy } = judged;
  const terms = outcome === 'refused' ? noTerms(facts.paid) : payable(facts, judged);
  const { gross, feeMinor, creditsRetired } = terms;
  const told = { outcome, code, clause, gross, feeMinor, creditsRetired };
  return { ...told, netMinor: netMinor(terms), policy: policyName(policy) };
}

/** Whether any version that there was at the time decided the ground like this. */
const wasDecidedBy = (product: Product, { ground, quotedAt }: RefundQuote, decides: string) =>
  product.policies
    .filter(({ effectiveFrom }) => effectiveFrom <= quotedAt)
    .some(({ cash }) => cash[ground].decides === decides);

/** The provider is asked what it keeps only where a fee may be kept of what is paid (SK-11). */
const wasFeeAsked = (product: Product, { outcome, facts, policy }: RefundQuote): boolean =>
  outcome !== 'refused' && feeRule({ policy: policyNamed(product, policy) }, facts) !== undefined;

/** The recoveries that the draft counts by may be others than were looked at. */
const isCountedOtherwise = ({ downMilliseconds }: ClaimFacts, { policy }: Judged) =>
  downMilliseconds[briefestRecoveryMinutes(policy)] === undefined;

function unknownOf(quote: RefundQuote, product: Product, judged: Judged): Unknown | undefined {
  const { facts, ground } = quote;
  const { decides } = judged.policy.cash[ground];
  const isNew = !wasDecidedBy(product, quote, decides);
  if (decides === 'duplicate' && isNew && !facts.twin) return 'twin';
  const isUnasked = Object.keys(facts.downMilliseconds).length === 0;
  if (decides === 'outage' && isNew && isUnasked) return 'downtime';
  if (decides === 'outage' && isCountedOtherwise(facts, judged)) return 'recoveries';
  const hasFee = judged.outcome !== 'refused' && (feeRule(judged, facts)?.capPercent ?? 0) > 0;
  return hasFee && !facts.kept && !wasFeeAsked(product, quote) ? 'fee' : undefined;
}

function replayed(quote: RefundQuote, product: Product, judged: Judged): Replayed {
  const unknown = unknownOf(quote, product, judged);
  return { ...answerOf(quote.facts, judged), ...(unknown && { unknown }) };
}

/** What the versions of the time answer when they are asked again: what was recorded, or there is a bug. */
export const answeredAgain = ({ facts, quotedAt }: RefundQuote, product: Product): Answer =>
  answerOf(facts, judgeRefund(facts, product, quotedAt));

/** The answer if the draft had been the policy all along. */
export const asIfAlways = (quote: RefundQuote, product: Product, draft: Policy): Replayed =>
  replayed(quote, product, judgeBy(quote.facts, [draft], quote.quotedAt));

/**
 * The answer if the draft had come behind the versions of the time: what was bought before goes by it
 * only where it is kinder (JM-16).
 */
export function asIfLater(quote: RefundQuote, product: Product, draft: Policy): Replayed {
  const { facts, quotedAt } = quote;
  const [ofItsDay, ...others] = policiesSince(asOf(product, quotedAt), facts.purchasedAt);
  const judged = judgeBy(facts, [ofItsDay, ...others, draft], quotedAt);
  return replayed(quote, product, judged);
}

/** Whether the customer is told something else: another clause or version by itself is not. */
export const isSameAnswer = (a: Answer, b: Answer): boolean =>
  a.outcome === b.outcome &&
  a.code === b.code &&
  a.gross.amountMinor === b.gross.amountMinor &&
  a.feeMinor === b.feeMinor &&
  a.creditsRetired === b.creditsRetired;
