import { canonical } from '../../domain/canonical.ts';
import type { DisputeEvidence, EvidenceDraft, EvidenceText } from '../../domain/evidence.ts';
import { type Instant, later } from '../../domain/instant.ts';
import type { Payment } from '../../domain/payment.ts';
import type { DisputeBack } from '../money-back.ts';

export const isOpenDispute = ({ status }: DisputeBack): boolean =>
  status === 'warning' || status === 'open';

/**
 * Somebody still argues with the bank: we, or the provider, whose chargebacks count as lost until it has
 * won them.
 */
export const isFought = (dispute: DisputeBack): boolean =>
  isOpenDispute(dispute) || (dispute.status === 'lost' && dispute.evidence === 'not_taken');

/** A dispute and the payment it is about. */
export type Disputed = { readonly dispute: DisputeBack; readonly payment: Payment };

const aboutOf = ({ dispute: { status }, payment: { granted } }: Disputed) => ({
  status,
  isPlaced: granted !== undefined,
});

/**
 * Whether nothing was drawn up yet for what the dispute is now. Words that may be on their way to the bank
 * stay as they are until that is known.
 */
export const isToBeDrawnUp = ({ draft, call }: DisputeEvidence, disputed: Disputed): boolean =>
  isFought(disputed.dispute) &&
  call?.submit !== true &&
  canonical(draft?.about) !== canonical(aboutOf(disputed));

/** Evidence with what was drawn up now: the same text as before is the draft that there was. */
export function drafted(
  evidence: DisputeEvidence,
  fields: EvidenceText,
  disputed: Disputed,
  now: Instant,
): DisputeEvidence & { readonly draft: EvidenceDraft } {
  const about = aboutOf(disputed);
  const { draft } = evidence;
  const isSame = draft && canonical([draft.fields, draft.about]) === canonical([fields, about]);
  return { ...evidence, draft: isSame ? draft : { fields, draftedAt: now, about } };
}

/** How long a call to the provider is left alone before we look what became of it. */
const lookedForAfter = { minutes: 5 } as const;

/** The provider is about to be called. A draft that got lost on its way is no loss. */
export function calling(evidence: DisputeEvidence, submit: boolean, now: Instant) {
  const look = submit && { lookAt: later(now, lookedForAfter) };
  return { ...evidence, call: { submit, attempt: 1, at: now, ...look } };
}

/**
 * Nobody knows what the call did. The next one goes by another name: a failure of its own the provider
 * would only repeat under this one.
 */
export const unheard = (evidence: DisputeEvidence, now: Instant): DisputeEvidence => {
  const { call } = evidence;
  if (!call) return evidence;
  const lookAt = later(now, lookedForAfter);
  return { ...evidence, call: { ...call, attempt: call.attempt + 1, lookAt } };
};

/** The call had no effect, and is over. */
export const notTaken = ({ call: _over, ...evidence }: DisputeEvidence): DisputeEvidence =>
  evidence;

/** The provider has what was sent: as a draft, or on its way to the bank. */
export function taken(
  { call: _done, ...evidence }: DisputeEvidence,
  sent: EvidenceDraft,
  submit: boolean,
  now: Instant,
): DisputeEvidence {
  const submitted = submit
    ? { ...evidence.submitted, [sent.about.status]: now }
    : evidence.submitted;
  return { ...evidence, draft: { ...sent, stagedAt: now }, submitted };
}
