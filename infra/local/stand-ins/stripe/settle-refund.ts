import { minted } from '../minted.ts';
import type { Settle } from '../settled.ts';
import type { World } from '../world.ts';
import { unixSeconds } from './call.ts';
import { refundObject } from './refund-object.ts';
import type { RefundStatus, RefundsMade } from './refunds-made.ts';

const apiVersion = '2026-10-28.endive';

/** A refund that the stack was told of becomes one of ours, so that what is settled stays so. */
export const settleRefund =
  (made: RefundsMade, { now }: World): Settle =>
  async (id, outcome) => {
    const before = await made.find(id);
    if (!before) return undefined;
    const refund = { ...before, status: outcome as RefundStatus };
    made.put(refund);
    const event = {
      id: minted.stripe('evt'),
      object: 'event',
      api_version: apiVersion,
      created: unixSeconds(now()),
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type: outcome === 'failed' ? 'refund.failed' : 'refund.updated',
      data: { object: refundObject(refund), previous_attributes: { status: before.status } },
    };
    const names = refund.metadata.makegood_product;
    return { paymentId: refund.paymentId, event, ...(names !== undefined && { names }) };
  };
