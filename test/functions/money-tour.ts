import { grounds } from '../../shared/domain/refund.ts';
import { productClient } from '../support/product-client.ts';
import { refundEvent, sessionCompleted, stripeEvent } from '../support/purchases.ts';
import type { Answered, World } from '../support/world.ts';
import { dispute } from './requests.ts';

/** Makes a call of the tour. */
type Ask = (call: string, path: string, body?: unknown, key?: string) => Promise<Answered['body']>;

/** What Cat and Dan are told of their money, each in another way it can go. */
export async function moneyBack(world: World, ask: Ask) {
  const skena = productClient(world, 'skena');
  const at = world.now();
  let keys = 0;
  const once = () => `money-${++keys}`;
  const buy = (account: string, payment: string) =>
    skena.stripe(sessionCompleted({ account, pack: 'starter', payment, at }));
  const orderOf = async (account: string) =>
    (await skena.get(`/accounts/${account}/orders`)).body.items[0].orderId;
  const quote = (asked: object) => ask('POST /refund-quotes', '/refund-quotes', asked);
  const refund = ({ refundQuoteId }: { refundQuoteId: string }) =>
    ask('POST /refunds', '/refunds', { refundQuoteId }, once());
  const decide = (refundId: string, decision: object) =>
    ask('POST /refunds/{refundId}/decision', `/refunds/${refundId}/decision`, decision, once());
  const look = (refundId: string) => ask('GET /refunds/{refundId}', `/refunds/${refundId}`);
  const close = (account: string, closing: object) =>
    ask('POST /accounts/{accountId}/closure', `/accounts/${account}/closure`, closing, once());
  const adjust = (account: string, adjustment: object) =>
    ask(
      'POST /accounts/{accountId}/adjustments',
      `/accounts/${account}/adjustments`,
      adjustment,
      once(),
    );

  for (const account of ['cat', 'dan', 'eve']) await skena.open(account);
  for (const account of ['cat', 'dan', 'eve']) await buy(account, `pi_${account}`);
  const cat = { accountId: 'cat', orderId: await orderOf('cat') };
  const successUrl = 'https://skena.example/bought';
  const pack = { accountId: 'cat', pack: 'starter', successUrl };
  await ask('POST /checkouts', '/checkouts', pack, once());

  const paid = await refund(await quote({ ...cat, ground: 'unused', statement: 'not needed' }));
  await look(paid.refundId);
  for (const ground of grounds) await quote({ ...cat, ground });

  const asked = { accountId: 'dan', paidOn: at.slice(0, 10), amountMinor: 1000 };
  for (const ground of grounds) await quote({ ...asked, ground });
  const denied = await refund(await quote({ ...asked, ground: 'faulty' }));
  await decide(denied.refundId, { decision: 'deny', reason: 'it plays well', by: 'sue' });
  const reviewed = await refund(await quote({ ...asked, ground: 'unauthorised' }));
  world.payments.next('stripe', 'fail:charge_disputed');
  await decide(reviewed.refundId, { decision: 'approve', reason: 'not him', by: 'sue' });
  await look(reviewed.refundId);
  const law = { decision: 'approve', reason: 'he is right', by: 'sue', statutory: true };
  await decide(reviewed.refundId, law);
  await look(reviewed.refundId);
  await refund(await quote({ accountId: 'eve', amountMinor: 1000, ground: 'statutory' }));

  await skena.stripe(refundEvent('pi_1', { id: 're_1', status: 'succeeded', amount: 400 }, at));
  await look('rfd_re_1');
  await skena.stripe(
    stripeEvent('charge.dispute.created', { ...dispute, payment_intent: 'pi_1' }, at),
  );
  await ask('GET /disputes/{disputeId}', '/disputes/dsp_du_1');
  const evidence = '/disputes/dsp_du_1/evidence';
  await ask('POST /disputes/{disputeId}/evidence', evidence, { submit: false }, once());
  await ask('POST /disputes/{disputeId}/evidence', evidence, { submit: true }, once());
  await ask('GET /disputes/{disputeId}', '/disputes/dsp_du_1');
  const won = { ...dispute, payment_intent: 'pi_1', status: 'won' };
  world.advance({ minutes: 1 });
  await skena.stripe(stripeEvent('charge.dispute.closed', won, world.now()));
  await ask('GET /disputes/{disputeId}', '/disputes/dsp_du_1');

  await adjust('cat', { credits: 5, reason: 'a gift', by: 'sue', caseId: 'cse_1' });
  await adjust('cat', { credits: -7, reason: 'a slip', by: 'sue' });
  await close('cat', { by: 'customer', reason: 'moving on', forfeitCredits: 13 });
  await close('dan', { by: 'operator', forfeitCredits: 15 });
  for (const account of ['cat', 'dan', 'eve']) {
    await ask('GET /accounts/{accountId}', `/accounts/${account}`);
    await ask('GET /accounts/{accountId}/entries', `/accounts/${account}/entries`);
    await ask('GET /accounts/{accountId}/orders', `/accounts/${account}/orders`);
  }
}
