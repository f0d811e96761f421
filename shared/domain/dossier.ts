import type { CaseOutcome } from './case.ts';
import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { Ruling } from './refund.ts';

/** What a person who reviews a case looks at first (PR-11). */
export const checkIds = [
  'started_by_holder',
  'credits_consumed',
  'output_delivered',
  'failed_before_delivery',
  'already_restored',
] as const;
export type CheckId = (typeof checkIds)[number];

/**
 * What an answer rests on.
 *
 * @property what a word for it: `charged`, `timed_out`, `saved`
 * @property ref where it is found: an id of ours, or the provider's
 */
export type Evidence = { readonly what: string; readonly at: Instant; readonly ref: string };

/** `unknown` is an answer: nothing on record speaks for it or against it. */
export type Check = {
  readonly id: CheckId;
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly evidence: readonly Evidence[];
};

/**
 * Something that happened, from whichever record tells of it.
 *
 * @property credits signed, where credits moved
 * @property by who did it, where a person or the provider did
 */
export type Happened = Evidence & {
  readonly source: 'ledger' | 'job' | 'delivery' | 'payment' | 'provider_event' | 'refund' | 'case';
  readonly credits?: number;
  readonly amount?: Money;
  readonly clause?: string;
  readonly by?: string;
};

/** Why an answer is suggested. */
export type SuggestionCode =
  | 'tell_more'
  | 'several_fit'
  | 'holder_unknown'
  | 'past_its_limit'
  | 'still_running'
  | 'restored_already'
  | 'failed_and_kept'
  | 'delivered'
  | 'look_at_output'
  | 'refund_by_policy'
  | 'refund_refused'
  | 'refund_under_way'
  | 'gone_back'
  | 'bank_decides'
  | 'mended_on_the_spot'
  | 'nothing_found';

/**
 * What the records speak for; a person decides.
 *
 * @property refs the records it rests on: the first restore, where credits were given back already
 * @property ruling how the refund that is asked for would be answered now, where one is
 */
export type Suggestion = {
  readonly outcome: CaseOutcome;
  readonly code: SuggestionCode;
  readonly clause: string;
  readonly refs: readonly string[];
  readonly ruling?: Ruling;
};

/** The evidence drawn up for a case or a dispute. @property isCut more happened than is listed */
export type Dossier = {
  readonly checks: readonly Check[];
  readonly timeline: readonly Happened[];
  readonly isCut: boolean;
  readonly suggestion: Suggestion;
};
