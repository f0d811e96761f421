import { reminderDue } from '../decide/evidence/bank-clock.ts';
import { notTaken, taken } from '../decide/evidence/steps.ts';
import { canonical } from '../domain/canonical.ts';
import type { DisputeEvidence } from '../domain/evidence.ts';
import type { DisputeId, PaymentId } from '../domain/ids.ts';
import type { EvidenceRequest } from '../payments/provider.ts';
import { commit } from '../store/commit.ts';
import { loadEvidence, replaceEvidence } from '../store/evidence-item.ts';
import { locate } from '../store/refund-quote-item.ts';
import { Busy } from '../store/retry.ts';
import type { Context } from './context.ts';
import { dueNext, upToDate } from './draw-up-evidence.ts';
import { type DisputeFound, disputeAt } from './read-dispute.ts';

/** What the provider is asked for, where something was drawn up and a call was begun. */
export function requestOf({ dispute }: DisputeFound, evidence: DisputeEvidence) {
  const { draft, call } = evidence;
  if (!draft || !call) return undefined;
  const { fields, draftedAt, about } = draft;
  const { submit, attempt } = call;
  const said = { disputeId: dispute.id, status: about.status, fields, draftedAt };
  const request: EvidenceRequest = { ...said, submit, attempt };
  return { draft, call, request };
}

/**
 * Whether a call of which nobody heard again had brought the evidence to the bank; nothing where there was
 * none.
 *
 * @throws Busy where the provider does not say
 */
export async function wentToBank(
  { product, providerOf }: Context,
  found: DisputeFound,
): Promise<boolean | undefined> {
  const sent = requestOf(found, found.evidence);
  if (!sent?.call.submit) return undefined;
  const reply = await providerOf(product).findEvidence(sent.request);
  if (reply.reply === 'accepted') return true;
  if (reply.reply === 'refused') return false;
  throw new Busy(`the provider does not say what became of the evidence: ${reply.code}`);
}

/** The evidence with the end of a call that nobody came back to, where there was one. */
async function resolved(context: Context, found: DisputeFound): Promise<DisputeEvidence> {
  const { evidence } = found;
  const sent = requestOf(found, evidence);
  const { lookAt } = sent?.call ?? {};
  if (!sent || !lookAt || lookAt > context.now) return evidence;
  const isThere = await wentToBank(context, found);
  return isThere ? taken(evidence, sent.draft, true, sent.call.at) : notTaken(evidence);
}

/** A dispute that the provider took back is none any more. */
async function forget(
  { product, store }: Context,
  disputeId: DisputeId,
  paymentId: PaymentId,
): Promise<boolean> {
  const evidence = await loadEvidence(store, product.product, disputeId, paymentId);
  const { nextAt: _due, ...undated } = evidence;
  return (await commit(store, [replaceEvidence(evidence, undated)])) === undefined;
}

/**
 * Draws up evidence that was not drawn up yet, finds out what became of a call, and reminds somebody of the
 * bank's clock: once two days before its end, and once after it. Nothing is sent to the bank by itself.
 *
 * @returns whether something was done
 */
export async function lookAfterEvidence(context: Context, disputeId: DisputeId): Promise<boolean> {
  const { product, store, now, report } = context;
  const paymentId = await locate(store, product.product, disputeId);
  if (!paymentId) throw new Error(`nobody knows at which payment ${disputeId} is`);
  const found = await disputeAt(context, disputeId, paymentId);
  if (!found) return forget(context, disputeId, paymentId);
  const evidence = await upToDate(context, { ...found, evidence: await resolved(context, found) });
  const reminded = reminderDue(evidence, found.dispute, now);
  const after = dueNext({ ...evidence, ...(reminded && { reminded }) }, found);
  if (canonical(after) === canonical(found.evidence)) return false;
  if (await commit(store, [replaceEvidence(found.evidence, after)])) return false;
  if (reminded) report(`evidence_${reminded.of}`, new Error('a clock runs out'), disputeId);
  return true;
}
