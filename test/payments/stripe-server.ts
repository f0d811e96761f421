import { type ApiAnswer, type ApiRequest, type ApiServer, startApi } from './api-server.ts';
import type { Change } from './readings.ts';

export const created = 1_790_000_000;
export const paid = 1000;

const error = (status: number, told: object): ApiAnswer => ({ status, json: { error: told } });

/** @property refunds those of `pi_1`, the newest first, as Stripe lists them */
export type StripeServer = ApiServer & {
  readonly refunds: Change[];
  readonly charges: Change[];
};

export const refundOf = (id: string, change: Change = {}): Change => ({
  id,
  object: 'refund',
  amount: 400,
  charge: 'ch_1',
  created,
  currency: 'usd',
  metadata: {},
  payment_intent: 'pi_1',
  reason: 'requested_by_customer',
  status: 'succeeded',
  ...change,
});

function listed(all: readonly Change[], { params }: ApiRequest): ApiAnswer {
  const from = all.findIndex(({ id }) => id === params.starting_after) + 1;
  const limit = Number(params.limit);
  const data = all.slice(from, from + limit);
  return {
    json: { object: 'list', data, has_more: from + limit < all.length, url: '/v1/refunds' },
  };
}

/** Stripe, as far as it refunds one payment of 1000 cents. */
export async function startStripe(): Promise<StripeServer> {
  const refunds: Change[] = [];
  const charges: Change[] = [];
  const keys = new Map<string, { readonly body: string; readonly answer: ApiAnswer }>();

  const refund = ({ params }: ApiRequest): ApiAnswer => {
    const open = paid - refunds.reduce((sum, { amount }) => sum + Number(amount), 0);
    const amount = Number(params.amount);
    const type = 'invalid_request_error';
    if (open === 0) return error(400, { type, code: 'charge_already_refunded' });
    if (amount > open) return error(400, { type, param: 'amount', message: 'Too much ($10.00)' });
    const made = refundOf(`re_${refunds.length + 1}`, {
      amount,
      payment_intent: params.payment_intent,
      reason: params.reason,
      metadata: {
        makegood_refund: params['metadata[makegood_refund]'],
        makegood_attempt: params['metadata[makegood_attempt]'],
      },
    });
    refunds.unshift(made);
    return { json: made };
  };
  const once = (request: ApiRequest, act: (request: ApiRequest) => ApiAnswer): ApiAnswer => {
    const key = String(request.headers['idempotency-key']);
    const known = keys.get(key);
    if (known && known.body !== request.body) return error(400, { type: 'idempotency_error' });
    const answer = known?.answer ?? act(request);
    keys.set(key, { body: request.body, answer });
    return answer;
  };
  const session = () => ({ json: { id: 'cs_1', url: 'https://checkout.stripe.com/c/pay/cs_1' } });

  const server = await startApi((request) => {
    if (request.route === 'POST /v1/refunds') return once(request, refund);
    if (request.route === 'GET /v1/refunds') return listed(refunds, request);
    if (request.route === 'GET /v1/charges') return listed(charges, request);
    if (request.route === 'POST /v1/checkout/sessions') return once(request, session);
    return error(404, { type: 'invalid_request_error' });
  });
  return { ...server, refunds, charges };
}
