import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { canonical } from '../../domain/canonical.ts';
import type { EvidenceText } from '../../domain/evidence.ts';
import { beforeDeadline } from '../before-deadline.ts';
import type { EvidenceReply, EvidenceRequest } from '../provider.ts';
import { answered, refused, unknown } from '../refund-reply.ts';
import { classifyError } from './classify-error.ts';
import type { StripeConnection } from './connection.ts';
import { status } from './fields.ts';

const Dispute = z.looseObject({
  metadata: z.nullish(z.record(z.string(), z.string())),
  evidence_details: z.nullish(z.looseObject({ submission_count: z.nullish(z.int()) })),
});

const Charge = z.looseObject({ id: z.string(), status });

const Charges = z.looseObject({ data: z.array(Charge) });

/** What is said and whether it goes to the bank, in few characters: alike only where it is one and the same. */
const markOf = ({ attempt: _attempt, ...said }: EvidenceRequest): string =>
  createHash('sha256').update(canonical(said)).digest('hex').slice(0, 32);

/**
 * Stripe asks for a charge where we know a payment. Where it does not say which charge that is, the text
 * that explains it names the payment all the same.
 */
async function withCharge(
  { stripe }: StripeConnection,
  deadline: AbortSignal,
  { duplicate_charge_id: payment, ...others }: EvidenceText,
): Promise<EvidenceText> {
  if (payment === undefined) return others;
  const listed = await answered(classifyError, () =>
    beforeDeadline(deadline, () => stripe.charges.list({ payment_intent: payment, limit: 10 })),
  );
  const read = Charges.safeParse('got' in listed ? listed.got : undefined);
  const charge = read.data?.data.find((one) => one.status === 'succeeded');
  return charge ? { ...others, duplicate_charge_id: charge.id } : others;
}

async function find(
  { stripe }: StripeConnection,
  deadline: AbortSignal,
  request: EvidenceRequest,
): Promise<EvidenceReply> {
  const found = await answered(classifyError, () =>
    beforeDeadline(deadline, () => stripe.disputes.retrieve(request.disputeId)),
  );
  if (!('got' in found))
    return found.code === 'resource_missing' ? refused('not_found') : unknown(found.code);
  const read = Dispute.safeParse(found.got);
  if (!read.success) return unknown('unreadable_reply');
  const { metadata, evidence_details } = read.data;
  const isOurs = metadata?.makegood_evidence === markOf(request);
  const isSubmitted = (evidence_details?.submission_count ?? 0) > 0;
  return isOurs && (isSubmitted || !request.submit) ? { reply: 'accepted' } : refused('not_found');
}

/** Looks at the dispute itself, which carries our mark beside the evidence. */
export const findEvidence = (
  connection: StripeConnection,
  request: EvidenceRequest,
): Promise<EvidenceReply> => find(connection, connection.deadline(), request);

/**
 * The same words sent the same way have one effect at Stripe for a day. It also says no to what went to
 * the bank before, so then the dispute is looked at.
 *
 * @see https://docs.stripe.com/api/disputes/update
 */
export async function sendEvidence(
  connection: StripeConnection,
  request: EvidenceRequest,
): Promise<EvidenceReply> {
  const { disputeId, fields, submit, attempt } = request;
  const deadline = connection.deadline();
  const evidence = await withCharge(connection, deadline, fields);
  const mark = markOf(request);
  const made = await answered(classifyError, () =>
    beforeDeadline(deadline, () =>
      connection.stripe.disputes.update(
        disputeId,
        // Left out, `submit` would be true.
        { evidence, submit, metadata: { makegood_evidence: mark } },
        { idempotencyKey: `evidence:${disputeId}:${mark}:${attempt}` },
      ),
    ),
  );
  if ('got' in made) return { reply: 'accepted' };
  if (made.reply !== 'refused') return made;
  const found = await find(connection, deadline, request);
  return found.reply === 'refused' ? made : found;
}
