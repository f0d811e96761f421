import { type DisputeEvidence, submittedAt } from '../../domain/evidence.ts';
import { firstLate, type Instant, later } from '../../domain/instant.ts';
import type { DisputeBack } from '../money-back.ts';
import { isOpenDispute } from './steps.ts';

/** How long before the bank's own date somebody is reminded. */
const remindedBefore = { days: -2 } as const;

type Reminder = NonNullable<DisputeEvidence['reminded']>;

/** Nobody has answered yet, and somebody can. */
const isUnanswered = (evidence: DisputeEvidence, dispute: DisputeBack): boolean =>
  isOpenDispute(dispute) && dispute.evidence === undefined && submittedAt(evidence) === undefined;

/** How far the clock that runs now has been noticed; the bank may have moved it. */
const noticed = ({ reminded }: DisputeEvidence, { dueBy }: DisputeBack) =>
  reminded?.dueBy === dueBy ? reminded?.of : undefined;

/** What somebody has to be told of the bank's clock now: once from two days before its end, once after. */
export function reminderDue(
  evidence: DisputeEvidence,
  dispute: DisputeBack,
  now: Instant,
): Reminder | undefined {
  const { dueBy } = dispute;
  const before = noticed(evidence, dispute);
  if (!dueBy || !isUnanswered(evidence, dispute) || before === 'missed') return undefined;
  if (now > dueBy) return { of: 'missed', dueBy };
  const isNear = now >= later(dueBy, remindedBefore);
  return isNear && before === undefined ? { of: 'nearly_due', dueBy } : undefined;
}

/** When it has to be looked at next; nothing where nobody waits for anything. */
export function nextLook(evidence: DisputeEvidence, dispute: DisputeBack): Instant | undefined {
  const { dueBy } = dispute;
  const { call } = evidence;
  if (call?.lookAt) return call.lookAt;
  const before = noticed(evidence, dispute);
  if (!dueBy || !isUnanswered(evidence, dispute) || before === 'missed') return undefined;
  return before === 'nearly_due' ? firstLate(dueBy) : later(dueBy, remindedBefore);
}

export type EvidenceRefusal = 'evidence_not_taken' | 'dispute_over' | 'evidence_submitted';

/** Why nothing can be sent to the bank, or nothing more. The last moment of its clock is in time. */
export function whyNotSent(
  { submitted }: DisputeEvidence,
  dispute: DisputeBack,
  now: Instant,
): EvidenceRefusal | undefined {
  const { dueBy, status } = dispute;
  if (dispute.evidence === 'not_taken') return 'evidence_not_taken';
  if (!isOpenDispute(dispute) || (dueBy && now > dueBy)) return 'dispute_over';
  const isSubmitted = submitted[status] !== undefined || dispute.evidence === 'given';
  return isSubmitted ? 'evidence_submitted' : undefined;
}
