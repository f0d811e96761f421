import type { Credits } from './credits.ts';
import type { OrderId, RefundId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Money } from './money.ts';

/** Why somebody asks for their money. */
export const grounds = [
  'unused',
  'duplicate',
  'unauthorised',
  'outage',
  'faulty',
  'quality',
  'statutory',
  'other',
] as const;
export type Ground = (typeof grounds)[number];

export type RefundOutcome = 'automatic' | 'review' | 'refused';

/** Why a refund is refused, reviewed or paid. */
export type RefundCode =
  | 'eligible'
  | 'window_closed'
  | 'lot_used'
  | 'no_cash_value'
  | 'quality_not_covered'
  | 'not_a_duplicate'
  | 'no_qualifying_outage'
  | 'not_offered'
  | 'already_refunded'
  | 'refund_open'
  | 'disputed'
  | 'lot_pending'
  | 'case_by_case'
  | 'claim_to_check'
  | 'statutory_claim';

/**
 * What a refund pays and takes.
 *
 * @property gross what is given back of the price, before the fee
 * @property feeMinor kept to cover what the provider keeps; in the currency of `gross`
 * @property creditsRetired what its lot gives up for it
 * @property claims how many credits the money stands for: more than are retired where some were spent,
 *   and those are retired as well should a job give them back
 */
export type RefundTerms = {
  readonly gross: Money;
  readonly feeMinor: number;
  readonly creditsRetired: Credits;
  readonly claims: Credits;
};

/** A rule and the word for what it says. */
export type Ruling = { readonly code: RefundCode; readonly clause: string };

export type RefundState =
  | 'under_review'
  | 'approved'
  | 'submitted'
  | 'succeeded'
  | 'failed'
  | 'denied';

/** @property by who brought it there: a person, `policy`, or the provider */
export type RefundStep = {
  readonly state: RefundState;
  readonly at: Instant;
  readonly by: string;
  readonly note?: string;
};

/**
 * Money on its way back, by our own decision.
 *
 * @property state follows from its last step
 * @property judgedAt the time that counts for windows: its quote's
 * @property decisionDueAt, payoutDueAt the last moment at which each is in time
 * @property attempt how often it was approved; to the provider each is another refund
 * @property calls how often this attempt was sent to the provider
 * @property nextAt when it has to be looked at again
 * @property workDueAt when the work open about it is due
 * @property paidMinor what the payer got, where the provider paid another amount than was asked for
 * @property remindedOf how far the clock that runs has been noticed
 */
export type Refund = Ruling &
  RefundTerms & {
    readonly refundId: RefundId;
    readonly orderId: OrderId;
    readonly ground: Ground;
    readonly statement?: string;
    readonly outranks?: Ruling;
    readonly history: readonly [RefundStep, ...RefundStep[]];
    readonly judgedAt: Instant;
    readonly decisionDueAt?: Instant;
    readonly payoutDueAt?: Instant;
    readonly attempt: number;
    readonly calls: number;
    readonly firstCalledAt?: Instant;
    readonly nextAt?: Instant;
    readonly workDueAt?: Instant;
    readonly paidMinor?: number;
    readonly remindedOf?: 'nearly_due' | 'missed';
    readonly policy: string;
  };

export const refundState = ({ history }: Pick<Refund, 'history'>): RefundState =>
  history.at(-1)?.state ?? history[0].state;

/** Somebody waits for it: its lot is frozen. */
export const isOpen = (refund: Pick<Refund, 'history'>): boolean => {
  const state = refundState(refund);
  return state === 'under_review' || state === 'approved' || state === 'submitted';
};

type Paying = Pick<RefundTerms, 'gross' | 'feeMinor'> & { readonly paidMinor?: number };

/** What the payer gets, in minor units. */
export const netMinor = ({ gross, feeMinor, paidMinor }: Paying): number =>
  paidMinor ?? gross.amountMinor - feeMinor;

/** What is given back of the price, before the fee, in minor units. */
export const grossMinor = (refund: Paying): number => netMinor(refund) + refund.feeMinor;
