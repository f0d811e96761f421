import type { RefundQuote } from '../domain/refund-quote.ts';
import type { Refused } from './refused.ts';

/** Closing would forfeit another number than was acknowledged; what could be asked back before it is. */
export class NotAcknowledged extends Error {
  override readonly name = 'NotAcknowledged';
  readonly forfeitCredits: number;
  readonly refundable: readonly RefundQuote[];
  readonly clause: string | undefined;

  constructor(refused: Refused, refundable: readonly RefundQuote[]) {
    super(refused.code);
    this.forfeitCredits = refused.facts.forfeitCredits ?? 0;
    this.refundable = refundable;
    this.clause = refused.clause;
  }
}
