import type { AccountId, LotId, PaymentId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { Refund } from './refund.ts';

export type Provider = 'stripe' | 'paddle';

/** The provider's object that spoke of the payment, best informed first. */
export const paymentSources = ['checkout_session', 'payment_intent', 'transaction'] as const;
export type PaymentSource = (typeof paymentSources)[number];

/** What was bought: our pack's name or the provider's price id, and how many of it. */
export type BoughtItem = { readonly key: string; readonly quantity: number };

/** Whom and what a payment says it is for, as the provider passed it on: claims, not yet known. */
export type Naming = {
  readonly product?: string;
  readonly accountId?: string;
  readonly orderId?: string;
  readonly items: readonly BoughtItem[];
};

/** @property subtotalMinor the part that is no tax, where the provider says it */
export type Paid = {
  readonly at: Instant;
  readonly amount: Money;
  readonly subtotalMinor?: number;
};

/** `requires_action` and Paddle's `pending_approval` are `pending`. */
export type RefundFactStatus = 'pending' | 'succeeded' | 'failed';

/** Which refund of ours it says it carries out, and at which attempt, 1 or more: a claim. */
export type RefundMark = { readonly ourRefundId?: string; readonly attempt?: number };

/** @property failure the provider's word for why it failed */
export type RefundFact = RefundMark & {
  readonly status: RefundFactStatus;
  readonly amount: Money;
  readonly at: Instant;
  readonly failure?: string;
};

export type DisputeFactStatus = 'warning' | 'open' | 'won' | 'lost' | 'prevented';

/**
 * What a bank takes from us about a dispute: nothing more where it was `given` what it looks at, nothing
 * at all where the dispute is `not_taken` up by evidence in text.
 */
export type EvidenceTaken = 'given' | 'not_taken';

/**
 * @property at the time of the event that told `status`
 * @property rank of the provider's own word for it among words told in the same second
 * @property evidence absent where the bank waits for it, or has decided
 */
export type DisputeFact = {
  readonly status: DisputeFactStatus;
  readonly rank: number;
  readonly amount: Money;
  readonly at: Instant;
  readonly reason?: string;
  readonly dueBy?: Instant;
  readonly evidence?: EvidenceTaken;
};

/** Paddle's word for money it moved. Amounts as the provider gives them, always positive here. */
export type AdjustmentAction =
  | 'refund'
  | 'credit'
  | 'credit_reverse'
  | 'chargeback'
  | 'chargeback_reverse'
  | 'chargeback_warning'
  | 'chargeback_warning_reverse';

export type AdjustmentStatus = 'pending_approval' | 'approved' | 'rejected' | 'reversed';

/** @property subtotalMinor without tax; 0 for an adjustment of tax alone */
export type AdjustmentFact = RefundMark & {
  readonly action: AdjustmentAction;
  readonly status: AdjustmentStatus;
  readonly amount: Money;
  readonly subtotalMinor: number;
  readonly at: Instant;
  readonly reason?: string;
};

/** One thing a provider's event says about one payment. */
export type PaymentFact =
  | { readonly fact: 'named'; readonly source: PaymentSource; readonly names: Naming }
  | {
      readonly fact: 'paid';
      readonly source: PaymentSource;
      readonly names: Naming;
      readonly paid: Paid;
    }
  | { readonly fact: 'unpaid'; readonly at: Instant; readonly why: string }
  | { readonly fact: 'refund'; readonly id: string; readonly refund: RefundFact }
  | { readonly fact: 'dispute'; readonly id: string; readonly dispute: DisputeFact }
  | { readonly fact: 'adjustment'; readonly id: string; readonly adjustment: AdjustmentFact };

/** An event of the provider's that was applied. @property at when what it tells of happened */
export type HeardEvent = { readonly type: string; readonly at: Instant };

/** What one source said, merged over its events. */
export type Told = { readonly names: Naming; readonly paid?: Paid };

/**
 * All that is known of one payment.
 *
 * @property unpaid why the provider gave it up, where it did; a payment that was paid all the same
 *   stays paid
 * @property attachedTo support's word, for a payment that named nobody we know
 * @property granted the lot it became, once, and what lot and order say was paid, and when
 * @property ours the refunds we decided, by their id
 * @property disputeWork when somebody should have looked at each dispute, while it is open work
 * @property workDueAt when somebody should have looked at it, while it is open work
 * @property heard the provider's events that told of it, by their id
 * @property version counts its changes
 */
export type Payment = {
  readonly product: string;
  readonly provider: Provider;
  readonly paymentId: PaymentId;
  readonly told: Readonly<Partial<Record<PaymentSource, Told>>>;
  readonly unpaid?: { readonly at: Instant; readonly why: string };
  readonly refunds: Readonly<Record<string, RefundFact>>;
  readonly disputes: Readonly<Record<string, DisputeFact>>;
  readonly adjustments: Readonly<Record<string, AdjustmentFact>>;
  readonly attachedTo?: { readonly accountId: AccountId; readonly pack: string };
  readonly granted?: {
    readonly accountId: AccountId;
    readonly lotId: LotId;
    readonly pack: string;
    readonly paid: Paid;
  };
  readonly ours: Readonly<Record<string, Refund>>;
  readonly disputeWork: Readonly<Record<string, Instant>>;
  readonly workDueAt?: Instant;
  readonly heard?: Readonly<Record<string, HeardEvent>>;
  readonly version: number;
};
