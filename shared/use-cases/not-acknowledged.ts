import type { RefundQuote } from '../domain/refund-quote.ts';
import type { Policy } from '../policy/policy.ts';
import type { Refused } from './refused.ts';

/** Closing would forfeit another number than was acknowledged; what could be asked back before it is. */
export class NotAcknowledged extends Error {
  override readonly name = 'NotAcknowledged';
  readonly forfeitCredits: number;
  readonly refundable: readonly RefundQuote[];
  readonly clause: string | undefined;
  readonly policy: Policy;

  constructor(refused: Refused, refundable: readonly RefundQuote[], policy: Policy) {
    super(refused.code);
    this.forfeitCredits = refused.facts.forfeitCredits ?? 0;
    this.refundable = refundable;
    this.clause = refused.clause;
    this.policy = policy;
  }
}
