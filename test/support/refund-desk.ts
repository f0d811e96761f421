import { expect } from 'vitest';
import * as z from 'zod/mini';
import { RefundQuote } from '../../shared/contract/refund-quotes.ts';
import { Refund } from '../../shared/contract/refunds.ts';
import type { ProductClient } from './product-client.ts';
import type { World } from './world.ts';

/** How an order is named; without any of it the account's newest is meant. */
type Naming = {
  readonly orderId?: string;
  readonly paidOn?: string;
  readonly amountMinor?: number;
  readonly statement?: string;
};

type Decision = { readonly reason?: string; readonly by?: string; readonly statutory?: boolean };

const Creation = z.looseObject({
  payment_intent: z.optional(z.string()),
  transaction_id: z.optional(z.string()),
});

/** Asks for money back and decides on it, as a product's backend and its support staff do. */
export function refundDesk(world: World, client: ProductClient) {
  let calls = 0;
  const once = () => {
    calls += 1;
    return { 'idempotency-key': `desk-${calls}` };
  };
  const orders = async (accountId: string) =>
    (await client.get(`/accounts/${accountId}/orders`)).body.items;
  const named = async (accountId: string, naming: Naming): Promise<Naming> => {
    if (naming.orderId || naming.paidOn || naming.amountMinor !== undefined) return naming;
    const [{ orderId }] = await orders(accountId);
    return { ...naming, orderId };
  };
  const quote = async (accountId: string, ground: string, naming: Naming = {}) => {
    const body = { accountId, ground, ...(await named(accountId, naming)) };
    const answer = await client.post('/refund-quotes', body);
    expect(answer).toMatchObject({ status: 200 });
    return RefundQuote.parse(answer.body);
  };
  const confirm = (refundQuoteId: string) => client.post('/refunds', { refundQuoteId }, once());
  const refund = async (refundId: string) =>
    Refund.parse((await client.get(`/refunds/${refundId}`)).body);

  return {
    orders,
    quote,
    confirm,
    refund,
    /** Quotes, confirms, and answers the refund as it stands right after. */
    ask: async (accountId: string, ground: string, naming: Naming = {}) => {
      const { refundQuoteId } = await quote(accountId, ground, naming);
      const confirmed = await confirm(refundQuoteId);
      expect(confirmed).toMatchObject({ status: 202 });
      return refund(confirmed.body.refundId);
    },
    decide: (refundId: string, decision: 'approve' | 'deny', told: Decision = {}) => {
      const body = { decision, reason: 'looked at it', by: 'sue', ...told };
      return client.support.post(`/refunds/${refundId}/decision`, body, once());
    },
    close: (accountId: string, by: 'customer' | 'operator', forfeitCredits: number) =>
      client.post(`/accounts/${accountId}/closure`, { by, forfeitCredits }, once()),
    goodwill: (accountId: string, credits: number) =>
      client.support.post(
        `/accounts/${accountId}/adjustments`,
        { credits, reason: 'sorry', by: 'sue' },
        once(),
      ),
    /** Open work about refunds of one account, soonest due first. */
    work: async (accountId: string) => {
      const { body } = await client.support.get('/work?kind=refund&limit=100');
      return body.items.filter((one: { accountId?: string }) => one.accountId === accountId);
    },
    /** The calls that asked a provider to give money back for one payment. */
    sent: (paymentId: string) =>
      world.payments.calls.received.filter(({ call, params }) => {
        const { payment_intent, transaction_id } = Creation.parse(params);
        const isCreation = call === 'refunds.create' || call === 'adjustments.create';
        return isCreation && (payment_intent ?? transaction_id) === paymentId;
      }),
  };
}
