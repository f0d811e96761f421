import type { Outcome } from '../domain/job.ts';

/** A rule's name for good: `SK-04`. */
export type Clause = string;

type Ruled = { readonly clause: Clause };

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
  /** When somebody should have looked at a payment that names nobody. */
  readonly unattachedPayment: Ruled & { readonly businessDays: number };
};

/** Whether an unspent purchase goes back in cash without any other reason. */
export type CashPolicy = {
  readonly noCashValue: Ruled;
  readonly used: Ruled;
  readonly unused:
    | (Ruled & { readonly decides: 'refused' | 'review' })
    | (Ruled & {
        readonly decides: 'automatic';
        /** Counted from the purchase, the last moment included. */
        readonly windowHours: number;
        readonly closed: Ruled;
        readonly pending: Ruled;
      });
};

/** How entries name the policy they were decided under: `skena@1`. */
export const policyName = ({ product, version }: Pick<Policy, 'product' | 'version'>): string =>
  `${product}@${version}`;
