import { nextLook } from '../decide/evidence/bank-clock.ts';
import { drawUpEvidence as drawUp } from '../decide/evidence/evidence.ts';
import { drafted, isToBeDrawnUp } from '../decide/evidence/steps.ts';
import type { DisputeEvidence } from '../domain/evidence.ts';
import type { DisputeId } from '../domain/ids.ts';
import { commit } from '../store/commit.ts';
import { replaceEvidence } from '../store/evidence-item.ts';
import type { Context } from './context.ts';
import { evidenceRecords } from './evidence-records.ts';
import { type DisputeFound, findDispute } from './read-dispute.ts';

/** The evidence with what the records say now. */
export async function withDraft(context: Context, found: DisputeFound) {
  const fields = drawUp(await evidenceRecords(context, found));
  return drafted(found.evidence, fields, found, context.now);
}

/** The evidence as it stands, drawn up where nothing was for what the dispute is now. */
export const upToDate = (context: Context, found: DisputeFound): Promise<DisputeEvidence> =>
  isToBeDrawnUp(found.evidence, found)
    ? withDraft(context, found)
    : Promise.resolve(found.evidence);

/** Evidence with the time at which it has to be looked at next. */
export function dueNext(evidence: DisputeEvidence, { dispute }: DisputeFound): DisputeEvidence {
  const { nextAt: _before, ...undated } = evidence;
  const nextAt = nextLook(evidence, dispute);
  return { ...undated, ...(nextAt && { nextAt }) };
}

/**
 * Draws up what there is to say to a dispute that has just been told of (MG-01, MG-02). Somebody who was
 * quicker has drawn it up as well.
 *
 * @throws Refused `dispute_not_found`
 */
export async function drawUpEvidence(context: Context, disputeId: DisputeId): Promise<void> {
  const found = await findDispute(context, disputeId);
  if (!isToBeDrawnUp(found.evidence, found)) return;
  const after = dueNext(await withDraft(context, found), found);
  await commit(context.store, [replaceEvidence(found.evidence, after)]);
}
