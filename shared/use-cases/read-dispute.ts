import type { Disputed } from '../decide/evidence/steps.ts';
import { disputesOf } from '../decide/money-back.ts';
import { paidFor } from '../decide/payment-reading.ts';
import { type Dispute, disputeIdOf, type EvidenceNow } from '../domain/dispute.ts';
import { type DisputeEvidence, submittedAt } from '../domain/evidence.ts';
import { type DisputeId, orderIdOf, type PaymentId } from '../domain/ids.ts';
import type { Paid } from '../domain/payment.ts';
import { loadEvidence } from '../store/evidence-item.ts';
import { loadPayment } from '../store/load.ts';
import { locate } from '../store/refund-quote-item.ts';
import type { Context } from './context.ts';
import { Refused } from './refused.ts';

/** A dispute with all that is known of it. */
export type DisputeFound = Disputed & {
  readonly disputeId: DisputeId;
  readonly paid: Paid;
  readonly evidence: DisputeEvidence;
};

/** The dispute of a payment by our name for it; nothing where the payment has none such. */
export async function disputeAt(
  { product, store }: Context,
  disputeId: DisputeId,
  paymentId: PaymentId,
): Promise<DisputeFound | undefined> {
  const [payment, evidence] = await Promise.all([
    loadPayment(store, product.product, product.provider, paymentId),
    loadEvidence(store, product.product, disputeId, paymentId),
  ]);
  const paid = paidFor(payment);
  const dispute = paid && disputesOf(payment, paid).find(({ id }) => disputeIdOf(id) === disputeId);
  return dispute && { disputeId, dispute, payment, paid, evidence };
}

/** @throws Refused `dispute_not_found` */
export async function findDispute(context: Context, disputeId: DisputeId): Promise<DisputeFound> {
  const { product, store } = context;
  const paymentId = await locate(store, product.product, disputeId);
  const found = paymentId && (await disputeAt(context, disputeId, paymentId));
  if (!found) throw new Refused('dispute_not_found');
  return found;
}

function evidenceNow(evidence: DisputeEvidence): EvidenceNow | undefined {
  const { draft } = evidence;
  if (!draft) return undefined;
  const { fields, draftedAt, stagedAt } = draft;
  const submitted = submittedAt(evidence);
  return {
    fields,
    draftedAt,
    ...(stagedAt && { stagedAt }),
    ...(submitted && { submittedAt: submitted }),
  };
}

/** The dispute as support sees it. */
export function disputeNow({ disputeId, dispute, payment, evidence }: DisputeFound): Dispute {
  const { granted } = payment;
  const { status, amount, reason, dueBy } = dispute;
  const drawnUp = evidenceNow(evidence);
  return {
    disputeId,
    ...(granted && { orderId: orderIdOf(granted.lotId), accountId: granted.accountId }),
    status,
    amount,
    ...(reason && { reason }),
    ...(dueBy && { dueBy }),
    ...(drawnUp && { evidence: drawnUp }),
  };
}

/** @throws Refused `dispute_not_found` */
export async function readDispute(
  context: Context,
  { disputeId }: { readonly disputeId: DisputeId },
): Promise<Dispute> {
  return disputeNow(await findDispute(context, disputeId));
}
