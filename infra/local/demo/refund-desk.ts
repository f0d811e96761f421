import { randomUUID } from 'node:crypto';
import { Refund } from '../../../shared/contract/refunds.ts';
import type { PaymentCall } from '../stand-ins/payment-calls.ts';
import type { Customer } from './customer.ts';
import type { LocalControls } from './local-controls.ts';
import type { Answer } from './send.ts';
import type { Shop } from './shop.ts';

const isCreation = ({ call }: PaymentCall) =>
  call === 'refunds.create' || call === 'adjustments.create';

/** One customer who asks for money back and the staff who decide, and the quote they speak of. */
export function refundDesk(
  { shop, local, customer }: { shop: Shop; local: LocalControls; customer: Customer },
  accountId: string,
) {
  let quoteId = '';
  const refundId = () => quoteId.replace('rfq_', 'rfd_');
  /** What the provider was asked for this refund, oldest first. */
  const sent = async () =>
    (await local.calls()).filter(
      (call) => isCreation(call) && JSON.stringify(call).includes(refundId()),
    );

  return {
    sent,
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
    decide: (decision: 'approve' | 'deny', reason: string) =>
      shop.support.post(
        `/refunds/${refundId()}/decision`,
        { decision, reason, by: 'sue' },
        randomUUID(),
      ),
    /** The provider makes up its mind on the newest attempt, and tells us. */
    settle: async (provider: PaymentCall['provider'], outcome: string) => {
      const id = (await sent()).at(-1)?.result.id ?? 'none';
      return local.settle(provider, id, outcome);
    },
  };
}

export type RefundDesk = ReturnType<typeof refundDesk>;
