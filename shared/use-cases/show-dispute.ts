import type { Dispute } from '../domain/dispute.ts';
import type { DisputeId } from '../domain/ids.ts';
import type { Context } from './context.ts';
import { drawUpEvidence } from './draw-up-evidence.ts';
import { readDispute } from './read-dispute.ts';
import { Refused } from './refused.ts';

/**
 * A dispute with its evidence, drawn up now where the schedule has not come to it yet.
 *
 * @throws Refused `dispute_not_found`
 */
export async function showDispute(
  context: Context,
  { disputeId }: { readonly disputeId: DisputeId },
): Promise<Dispute> {
  try {
    await drawUpEvidence(context, disputeId);
  } catch (error) {
    if (error instanceof Refused) throw error;
    context.report('evidence_not_drawn_up', error, disputeId);
  }
  return readDispute(context, { disputeId });
}
