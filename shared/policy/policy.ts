import type { Closer } from '../domain/account.ts';
import type { Outcome } from '../domain/job.ts';
import type { CashPolicy, ClosurePolicy, DuplicatePolicy } from './cash.ts';
import type { HelpPolicy } from './help.ts';
import type { Ruled } from './ruled.ts';

/** Which lots are spent first: what costs the customer least to lose. */
export type BurnClass = 'trial' | 'goodwill' | 'past_refund' | 'refundable';

/**
 * What a product promises about credits and money, as data. Literals only; changing a value is a
 * new `version`.
 */
export type Policy = {
  readonly product: string;
  readonly version: number;
  readonly effectiveFrom: string;

  readonly trial: Ruled & { readonly credits: number };
  readonly purchase: Ruled;
  /** Credits never run out of time; there is no other value to choose. */
  readonly expiry: Ruled & { readonly credits: 'never' };
  readonly burn: Ruled & { readonly order: readonly BurnClass[] };

  readonly charge: Ruled & {
    /** Whether a job needs a live quote or the price its customer was shown. */
    readonly priceMustBeShown: boolean;
    readonly quoteMinutes: number;
  };
  readonly rates: Ruled & {
    /** Each lot pays the lower of the rate when it was bought and the rate now. */
    readonly lotsKeepTheirRate: boolean;
    /** A dearer rate takes effect only when it was announced before. */
    readonly increaseNeedsNotice: boolean;
  };

  /** What each way to end means for the credits: captured, or restored. */
  readonly settlement: Readonly<Record<Outcome, Ruled & { readonly restores: boolean }>>;
  readonly timeLimit: Ruled & { readonly minutes: number };
  readonly cancellation: Ruled & { readonly offered: boolean };
  /**
   * Where set, a variant that was saved, exported or downloaded has been delivered, whatever else is
   * said of it later; where absent, failures restore without asking for evidence.
   */
  readonly deliveredByEvidence?: Ruled;

  readonly cash: CashPolicy;
  readonly duplicate: DuplicatePolicy;
  /**
   * How long the service has to be completely unavailable for customers to get their money back:
   * longer than `hours`, to the millisecond. A recovery shorter than `briefestRecoveryMinutes` ends no
   * outage. Absent where nothing is promised.
   */
  readonly outage?: Ruled & { readonly hours: number; readonly briefestRecoveryMinutes: number };
  readonly closure: Readonly<Record<Closer, ClosurePolicy>>;
  readonly help: HelpPolicy;
  /** When somebody should have looked at a payment that names nobody. */
  readonly unattachedPayment: Ruled & { readonly businessDays: number };
  /** When somebody should have looked at a dispute whose provider sets no date. */
  readonly disputeWork: Ruled & { readonly businessDays: number };
};

/** How entries name the policy they were decided under: `skena@1`. */
export const policyName = ({ product, version }: Pick<Policy, 'product' | 'version'>): string =>
  `${product}@${version}`;
