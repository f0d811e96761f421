import type { AccountId, CaseId, EntryId, JobId, OrderId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { SecretKind } from './redact.ts';

export const caseKinds = ['credits_wrong', 'refund', 'faulty_output', 'payment', 'other'] as const;
export type CaseKind = (typeof caseKinds)[number];

/** What a request for help may be asked for, besides the e-mail address and the message. */
export const caseFields = [
  'accountId',
  'jobId',
  'orderId',
  'paidOn',
  'amountMinor',
  'project',
  'action',
  'approximateTime',
  'expectation',
] as const;
export type CaseField = (typeof caseFields)[number];

export const caseOutcomes = [
  'credits_restored',
  'refund_opened',
  'explained',
  'declined',
  'needs_information',
] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];

/** `waiting` is for the customer; the clock of the answer runs on (JM-13). */
export const caseStates = ['open', 'waiting', 'answered', 'mended'] as const;
export type CaseState = (typeof caseStates)[number];

/** @property paidOn `YYYY-MM-DD` in the calendar's zone */
export type CaseDetails = {
  readonly accountId?: AccountId;
  readonly jobId?: JobId;
  readonly orderId?: OrderId;
  readonly paidOn?: string;
  readonly amount?: Partial<Money>;
  readonly project?: string;
  readonly action?: string;
  readonly approximateTime?: Instant;
  readonly expectation?: string;
};

/** One thing that was written in a case. @property by a person of the staff, `customer`, or `policy` */
export type CaseMessage = {
  readonly at: Instant;
  readonly by: string;
  readonly message: string;
  readonly outcome?: CaseOutcome;
};

/**
 * A request for help.
 *
 * @property details as the customer told them, without what was a secret
 * @property found what of the details we found ourselves, by date and amount or by time
 * @property missing what is asked for; never a reason to refuse
 * @property attachments the names of files that came with it
 * @property redacted the kinds of secrets that were cut out before it was stored
 * @property dueAt the last moment at which an answer is in time
 * @property mendedBy the entry that gave the credits back on the spot, where one did
 */
export type Case = {
  readonly product: string;
  readonly caseId: CaseId;
  readonly email: string;
  readonly kind: CaseKind;
  readonly details: CaseDetails;
  readonly found: readonly CaseField[];
  readonly missing: readonly CaseField[];
  readonly attachments: readonly string[];
  readonly redacted: readonly SecretKind[];
  readonly state: CaseState;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly clause: string;
  readonly policy: string;
  readonly messages: readonly [CaseMessage, ...CaseMessage[]];
  readonly mendedBy?: EntryId;
  readonly version: number;
};
