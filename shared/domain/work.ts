import type { Instant } from './instant.ts';

export const workKinds = ['refund', 'case', 'payment', 'dispute'] as const;
export type WorkKind = (typeof workKinds)[number];

/**
 * Something a person has to look at.
 *
 * @property id of the refund, case or dispute, or the provider's own id of the payment
 * @property about tells apart what may be open about the same id, such as an event of a payment
 * @property dueAt the last moment at which it is in time
 */
export type Work = {
  readonly product: string;
  readonly kind: WorkKind;
  readonly id: string;
  readonly about?: string;
  readonly accountId?: string;
  readonly dueAt: Instant;
  readonly summary: string;
};
