import type { ChargeRefusal } from '../decide/charge.ts';
import type { RefusalFacts } from '../decide/decision.ts';
import type { ReviewRefusal } from '../decide/review-refund.ts';
import type { SettleRefusal } from '../decide/settle.ts';

export type NotFound =
  | 'not_found'
  | 'account_not_found'
  | 'job_not_found'
  | 'variant_not_found'
  | 'quote_not_found'
  | 'order_not_found'
  | 'refund_not_found'
  | 'dispute_not_found'
  | 'case_not_found';

/** Every reason for which a use case does not do what it was asked. */
export type RefusalCode =
  | NotFound
  | ChargeRefusal
  | Exclude<SettleRefusal, 'not_yet' | 'already_settled'>
  | ReviewRefusal
  | 'forfeit_not_acknowledged'
  | 'account_closed'
  | 'account_exists'
  | 'job_exists'
  | 'job_settled'
  | 'already_attached'
  | 'case_answered'
  | 'dispute_over'
  | 'evidence_not_taken'
  | 'evidence_submitted'
  | 'unknown_pack'
  | 'time_ahead'
  | 'idempotency_conflict';

/** Thrown to the edge, where one place maps it to an answer. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: RefusalCode;
  readonly clause: string | undefined;
  readonly facts: RefusalFacts;

  constructor(code: RefusalCode, clause?: string, facts: RefusalFacts = {}) {
    super(code);
    this.code = code;
    this.clause = clause;
    this.facts = facts;
  }
}
