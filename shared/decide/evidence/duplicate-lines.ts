import type { Order } from '../../domain/order.ts';
import { isLater, isTwin } from '../duplicate.ts';
import { line, timeWords } from './fill.ts';
import { spentOn } from './product.ts';
import type { EvidenceRecords, Holding } from './records.ts';

/** However far apart: the bank says that they are one payment made twice. */
const atAnyTime = { clause: '', minutes: Number.POSITIVE_INFINITY };

const place = ({ paidAt, orderId }: Order) => `${paidAt} ${orderId}`;

/** The nearest earlier payment for the same, where the bank says that this one is its double. */
function doubled({ dispute, holding }: EvidenceRecords): Order | undefined {
  if (!holding || dispute.reason !== 'duplicate') return undefined;
  const { order, orders } = holding;
  return orders
    .filter((other) => isTwin(order, other, atAnyTime) && isLater(order, other))
    .toSorted((a, b) => (place(a) < place(b) ? 1 : -1))[0];
}

const spentOf = ({ lots }: Holding, { lotId }: Order): number | undefined => {
  const found = lots.find(({ lot }) => lot.lotId === lotId);
  return found && spentOn(found);
};

/** What the bank takes for one payment made twice, and what each of the two bought. */
export function duplicateLines(records: EvidenceRecords) {
  const earlier = doubled(records);
  const { holding } = records;
  if (!earlier || !holding) return { id: [], explanation: [] };
  const { order } = holding;
  const pair = line('duplicate', {
    earlierId: earlier.paymentId,
    earlierAt: timeWords(earlier.paidAt),
    earlierOrder: earlier.orderId,
    at: timeWords(order.paidAt),
    orderId: order.orderId,
    credits: order.credits,
  });
  const [earlierSpent, spent] = [spentOf(holding, earlier), spentOf(holding, order)];
  const isKnown = earlierSpent !== undefined && spent !== undefined;
  const explanation = [pair, ...(isKnown ? [line('spentOfEach', { earlierSpent, spent })] : [])];
  return { id: [earlier.paymentId], explanation };
}
