import type { AccountId, CaseId, JobId, OrderId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { SecretKind } from './redaction/secret.ts';

export const caseKinds = ['credits_wrong', 'refund', 'faulty_output', 'payment', 'other'] as const;
export type CaseKind = (typeof caseKinds)[number];

/** What a request for help may be asked for, besides the e-mail address and the message. */
export const caseFields = [
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

/**
 * What a customer tells of what they ask about, as they wrote it: a job or an order that they name need
 * not exist.
 *
 * @property paidOn `YYYY-MM-DD` in the calendar's zone
 */
export type CaseDetails = {
  readonly jobId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly paidOn?: string | undefined;
  readonly amountMinor?: number | undefined;
  readonly currency?: string | undefined;
  readonly project?: string | undefined;
  readonly action?: string | undefined;
  readonly approximateTime?: Instant | undefined;
  readonly expectation?: string | undefined;
};

/** What the case turned out to be about. */
export type CaseSubject = {
  readonly accountId?: AccountId;
  readonly jobId?: JobId;
  readonly orderId?: OrderId;
};

/**
 * One thing that was written in a case.
 *
 * @property by a person of the staff, `customer`, or `policy`
 * @property attachments the names of files that came with it
 */
export type CaseMessage = {
  readonly at: Instant;
  readonly by: string;
  readonly message: string;
  readonly attachments: readonly string[];
  readonly outcome?: CaseOutcome;
};

/**
 * A request for help.
 *
 * @property details as the customer told them, without what was a secret
 * @property about what we found it to be about, by the ids, by date and amount, or by time
 * @property accountNamed the product's backend said whose it is; else only support is told what was found
 * @property missing what is asked for; never a reason to refuse
 * @property redacted the kinds of secrets that were cut out before anything was stored
 * @property dueAt the last moment at which an answer is in time; asking for more does not move it
 * @property nextAt when somebody is reminded of it next
 * @property remindedOf how far its clock has been noticed
 * @property clause, asksBy the rule it is answered by, and the one its missing details are asked for by
 */
export type Case = {
  readonly product: string;
  readonly caseId: CaseId;
  readonly email: string;
  readonly kind: CaseKind;
  readonly details: CaseDetails;
  readonly about: CaseSubject;
  readonly accountNamed?: true;
  readonly missing: readonly CaseField[];
  readonly redacted: readonly SecretKind[];
  readonly state: CaseState;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly nextAt?: Instant;
  readonly remindedOf?: 'nearly_due' | 'missed';
  readonly clause: string;
  readonly asksBy: string;
  readonly policy: string;
  readonly version: number;
};

/** What the policy itself writes in a case: a code, for whoever reads it in their own language. */
export const failureAfterDelivery = 'failure_after_delivery';

/** Somebody has to answer it. */
export const isOpenCase = ({ state }: Pick<Case, 'state'>): boolean =>
  state === 'open' || state === 'waiting';
