import { type ApiReply, replyTo } from '../api-reply.ts';
import type { Api, ApiRequest } from '../api-server.ts';
import type { World } from '../world.ts';
import type { StripeCall } from './call.ts';
import { balanceTransactionOf, chargeCalls, chargeOf, paymentIdOf } from './charges.ts';
import { checkoutSessionCalls } from './checkout-sessions.ts';
import { disputeCalls } from './disputes.ts';
import { stripeError } from './errors.ts';
import { checkExpand, expanded } from './expand.ts';
import { type Params, readForm } from './form.ts';
import { IdempotencyKeys } from './idempotency.ts';
import { paymentIntentCalls, paymentIntentOf } from './payment-intents.ts';
import { refundBalanceTransaction } from './refund-object.ts';
import { refundCalls } from './refunds.ts';
import type { RefundsMade } from './refunds-made.ts';

/** An object by its id, which says what it is; ids of anything else stay ids. */
function retriever(made: RefundsMade, { told }: World) {
  const balanceTransaction = async (id: string) => {
    const refund = await made.find(id.replace(/^txn_/, ''));
    const payment = await told.of(id.replace(/^txn_/, 'pi_'));
    return refund ? refundBalanceTransaction(refund) : balanceTransactionOf(payment);
  };
  return async (id: string): Promise<unknown> => {
    if (id.startsWith('pi_')) return paymentIntentOf(id, await told.of(id));
    if (id.startsWith('ch_')) return chargeOf(await told.of(paymentIdOf(id)), made) ?? id;
    return id.startsWith('txn_') ? ((await balanceTransaction(id)) ?? id) : id;
  };
}

const unrecognized = ({ method, path }: ApiRequest): ApiReply =>
  stripeError({ message: `Unrecognized request URL (${method}: ${path}).`, status: 404 });

const unauthorized = stripeError({ message: 'You did not provide an API key.', status: 401 });

const isAuthorized = ({ headers }: ApiRequest): boolean =>
  /^bearer \S+$/i.test(headers.authorization ?? '');

const pathsIn = ({ expand }: Params): string[] => (Array.isArray(expand) ? expand.map(String) : []);

function find(calls: readonly StripeCall[], { method, path }: ApiRequest) {
  for (const call of calls) {
    const match = call.method === method ? call.path.exec(path) : null;
    if (match) return { call, names: match.groups ?? {} };
  }
  return undefined;
}

/** As much of Stripe's API as is called. */
export function stripeApi(made: RefundsMade, world: World): Api {
  const calls = [
    ...refundCalls(made, world),
    ...chargeCalls(world.told, made),
    ...paymentIntentCalls(world.told),
    ...disputeCalls(world),
    ...checkoutSessionCalls(world),
  ];
  const keys = new IdempotencyKeys(world.now);
  const retrieve = retriever(made, world);
  const perform = (call: StripeCall, params: Params, request: ApiRequest) =>
    replyTo(async () => {
      checkExpand(pathsIn(params), call.expandable ?? []);
      const reply = await call.perform(params, request);
      return { ...reply, body: await expanded(reply.body, pathsIn(params), retrieve) };
    });

  return async (request) => {
    const { method, path, query, body, headers } = request;
    const found = find(calls, request);
    const params = {
      ...found?.names,
      ...readForm(method === 'POST' ? new URLSearchParams(body) : query),
    };
    const key = method === 'POST' ? headers['idempotency-key'] : undefined;
    const call = found?.call.call ?? `${method} ${path}`;
    const heard = { call, params, ...(key !== undefined && { idempotencyKey: key }) };
    if (!isAuthorized(request)) return { heard, reply: unauthorized };
    if (!found) return { heard, reply: unrecognized(request) };
    const answer = () => perform(found.call, params, request);
    const reply = key ? await keys.once(key, { path, params }, answer) : await answer();
    return { heard, reply };
  };
}
