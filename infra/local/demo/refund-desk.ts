import { randomUUID } from 'node:crypto';
import { Refund } from '../../../shared/contract/refunds.ts';
import type { PaymentCall } from '../stand-ins/payment-calls.ts';
import type { Customer } from './customer.ts';
import type { LocalControls } from './local-controls.ts';
import type { Answer } from './send.ts';
import type { Shop } from './shop.ts';

type Around = {
  readonly shop: Shop;
  readonly local: LocalControls;
  readonly customer: Customer;
};

const isCreation = ({ call }: PaymentCall) =>
  call === 'refunds.create' || call === 'adjustments.create';

/** What a provider was asked for one refund, oldest first. */
const sentFor = async (local: LocalControls, refundId: string) =>
  (await local.calls()).filter(
    (call) => isCreation(call) && JSON.stringify(call).includes(refundId),
  );

/** One customer who asks for money back and the staff who decide, and the quote they speak of. */
export function refundDesk({ shop, local, customer }: Around, accountId: string) {
  let quoteId = '';
  const refundId = () => {
    if (!quoteId) throw new Error('there is no refund quote');
    return quoteId.replace('rfq_', 'rfd_');
  };

  return {
    sent: () => sentFor(local, refundId()),
    ask: async (paymentId: string, ground: string): Promise<Answer> => {
      const { orderId } = await customer.order(paymentId);
      const answer = await shop.post('/refund-quotes', { accountId, orderId, ground });
      quoteId = String(answer.body.refundQuoteId);
      return answer;
    },
    /** Takes up the quote that the ledger offers. */
    readOffer: async () => {
      const [newest] = await customer.entries();
      quoteId = /rfq_\w+/.exec(newest?.explanation ?? '')?.[0] ?? '';
    },
    confirm: () => shop.post('/refunds', { refundQuoteId: quoteId }, `confirm-${quoteId}`),
    refund: async () => Refund.parse((await shop.get(`/refunds/${refundId()}`)).body),
    decide: (decision: 'approve' | 'deny', reason: string) => {
      const body = { decision, reason, by: 'sue' };
      return shop.support.post(`/refunds/${refundId()}/decision`, body, randomUUID());
    },
    /** The provider makes up its mind on the newest attempt, and tells us. */
    settle: async (provider: PaymentCall['provider'], outcome: string) => {
      const id = (await sentFor(local, refundId())).at(-1)?.result.id ?? 'none';
      return local.settle(provider, id, outcome);
    },
  };
}

export type RefundDesk = ReturnType<typeof refundDesk>;
