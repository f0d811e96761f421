/**
 * A refund or an adjustment at its new status.
 *
 * @property names the product that its own metadata claims, for a payment nobody told of
 * @property event what the provider tells of it
 */
export type Settled = {
  readonly paymentId: string;
  readonly names?: string;
  readonly event: unknown;
};

/** Brings it to a status; nothing where there is no such thing. */
export type Settle = (id: string, outcome: string) => Promise<Settled | undefined>;
