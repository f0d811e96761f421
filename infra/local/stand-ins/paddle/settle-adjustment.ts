import type { AdjustmentStatus } from '../../../../shared/domain/payment.ts';
import { minted } from '../minted.ts';
import type { Settle } from '../settled.ts';
import type { World } from '../world.ts';
import { adjustmentObject } from './adjustment-object.ts';
import type { AdjustmentsMade } from './adjustments-made.ts';

/** An adjustment that the stack was told of becomes one of ours, so that what is settled stays so. */
export const settleAdjustment =
  (made: AdjustmentsMade, { now }: World): Settle =>
  async (id, outcome) => {
    const before = await made.find(id);
    if (!before) return undefined;
    const adjustment = { ...before, status: outcome as AdjustmentStatus, updatedAt: now() };
    made.put(adjustment);
    const event = {
      event_id: minted.paddle('evt'),
      event_type: 'adjustment.updated',
      occurred_at: now(),
      notification_id: minted.paddle('ntf'),
      data: adjustmentObject(adjustment),
    };
    return { paymentId: adjustment.transactionId, event };
  };
