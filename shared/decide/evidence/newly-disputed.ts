import { canonical } from '../../domain/canonical.ts';
import type { Payment } from '../../domain/payment.ts';
import { type DisputeBack, disputesOf } from '../money-back.ts';
import { paidFor } from '../payment-reading.ts';
import { isFought } from './steps.ts';

const told = (dispute: DisputeBack | undefined): string =>
  canonical([dispute?.status, dispute?.dueBy, dispute?.reason]);

/**
 * The disputes of which something new is known that evidence goes by: that they are there, what they are
 * now, by when the bank wants an answer, or whose payment it was.
 *
 * @returns the provider's own ids
 */
export function newlyDisputed(before: Payment, after: Payment): string[] {
  const [was, is] = [paidFor(before), paidFor(after)];
  const known = was ? disputesOf(before, was) : [];
  const isPlaced = before.granted === undefined && after.granted !== undefined;
  const isNew = (dispute: DisputeBack) =>
    isPlaced || told(dispute) !== told(known.find(({ id }) => id === dispute.id));
  return (is ? disputesOf(after, is) : [])
    .filter(isFought)
    .filter(isNew)
    .map(({ id }) => id);
}
