import { describe, expect, it } from 'vitest';
import type { Behaviour } from '../../infra/local/stand-ins/payment-calls.ts';
import type { Provider } from '../../shared/domain/payment.ts';
import { oneRefund } from '../support/one-refund.ts';

type Ending = 'succeeded' | 'failed' | 'submitted' | 'approved';
type Case = readonly [Provider, string, readonly Behaviour[], Ending, Ending];

// biome-ignore format: one case a row
const cases: readonly Case[] = [
  // provider  what it does, call by call          as queued                                           at once      in the end
  ['stripe',   'pays',                             ['ok'],                                             'succeeded', 'succeeded'],
  ['stripe',   'takes it, and says no more',       ['pending'],                                        'submitted', 'submitted'],
  ['stripe',   'is not reached once',              ['timeout'],                                        'succeeded', 'succeeded'],
  ['stripe',   'is not reached',                   ['timeout', 'timeout'],                             'approved',  'succeeded'],
  ['stripe',   'pays, and the answer is lost',     ['reply_lost', 'reply_lost'],                       'succeeded', 'succeeded'],
  ['stripe',   'is not reached for long',          Array<Behaviour>(8).fill('timeout'),                'approved',  'succeeded'],
  ['stripe',   'is busy',                          ['fail:rate_limit'],                                'approved',  'succeeded'],
  ['stripe',   'lacks the money for now',          ['fail:balance_insufficient'],                      'approved',  'succeeded'],
  ['stripe',   'lacks it, then is not reached',    ['fail:balance_insufficient', 'timeout', 'timeout'], 'approved', 'succeeded'],
  ['stripe',   'has trouble of its own',           ['fail:api_error'],                                 'approved',  'succeeded'],
  ['stripe',   'does not know our key',            ['fail:invalid_api_key'],                           'approved',  'succeeded'],
  ['stripe',   'says it is disputed',              ['fail:charge_disputed'],                           'failed',    'failed'],
  ['stripe',   'says it is refunded',              ['fail:charge_already_refunded'],                   'failed',    'failed'],
  ['stripe',   'does not know the payment',        ['fail:resource_missing'],                          'failed',    'failed'],
  ['paddle',   'pays',                             ['ok'],                                             'succeeded', 'succeeded'],
  ['paddle',   'takes it, and says no more',       ['pending'],                                        'submitted', 'submitted'],
  ['paddle',   'is not reached',                   ['timeout'],                                        'approved',  'succeeded'],
  ['paddle',   'pays, and the answer is lost',     ['reply_lost'],                                     'approved',  'succeeded'],
  ['paddle',   'is not reached for long',          Array<Behaviour>(8).fill('timeout'),                'approved',  'succeeded'],
  ['paddle',   'is busy',                          ['fail:too_many_requests'],                         'approved',  'succeeded'],
  ['paddle',   'has one under way',                ['fail:adjustment_pending_refund_request'],         'approved',  'succeeded'],
  ['paddle',   'has trouble of its own',           ['fail:internal_error', 'fail:bad_gateway'],        'approved',  'succeeded'],
  ['paddle',   'does not know our key',            ['fail:forbidden'],                                 'approved',  'succeeded'],
  ['paddle',   'has given it all back',            ['fail:adjustment_total_amount_above_remaining_allowed'], 'failed', 'failed'],
  ['paddle',   'cannot',                           ['fail:adjustment_transaction_without_captured_payment'], 'failed', 'failed'],
];

/** What failed, and what is with the provider for longer than was promised: Skena's five days are over. */
const isForSomebody = (ending: Ending, provider: Provider) =>
  ending === 'failed' || (ending === 'submitted' && provider === 'stripe');

describe('a refund reaches its provider at most once, and comes to an end', () => {
  it.each(cases)('%s %s', async (provider, _what, behaviours, atOnce, inTheEnd) => {
    const { world, desk, quote, wait, expectOnce } = await oneRefund(provider);
    for (const behaviour of behaviours) world.payments.next(provider, behaviour);
    const { refundQuoteId } = await quote();

    const { status, body } = await desk.confirm(refundQuoteId);

    expect({ status, body }).toMatchObject({ status: 202, body: { state: 'approved' } });
    await expectOnce(body.refundId, atOnce);
    await wait();
    const { refund, all } = await expectOnce(body.refundId, inTheEnd);
    expect(all.length).toBeLessThanOrEqual(1);
    expect(await desk.work('ann')).toHaveLength(isForSomebody(inTheEnd, provider) ? 1 : 0);
    expect(refund.external).toBe(false);
  });

  it.each([
    ['stripe', 'fail:rate_limit'],
    ['paddle', 'fail:too_many_requests'],
  ] as const)('%s: one that it keeps putting off stays due', async (provider, busy) => {
    const { world, desk, quote, wait, expectOnce } = await oneRefund(provider);
    for (let n = 0; n < 50; n += 1) world.payments.next(provider, busy);
    const { body } = await desk.confirm((await quote()).refundQuoteId);
    await wait();
    world.advance({ days: 8 });
    await world.tick();
    const { refund } = await expectOnce(body.refundId, 'approved');
    expect(refund).toMatchObject({ payoutDueAt: expect.any(String), overdue: true });
    expect(await desk.work('ann')).toMatchObject([{ id: body.refundId }]);
  });
});

describe('days after a call whose answer never came, it is looked for before it is made again', () => {
  // biome-ignore format: one case a row
  it.each([
    // provider  what happened              after          then
    ['stripe',   ['timeout', 'timeout'],    { hours: 25 }, ['refunds.list', 'refunds.create']],
    ['stripe',   ['timeout', 'timeout'],    { days: 8 },   ['refunds.list', 'refunds.create']],
    ['paddle',   ['timeout'],               { hours: 25 }, ['adjustments.list', 'adjustments.create']],
    ['paddle',   ['timeout'],               { days: 8 },   ['adjustments.list', 'adjustments.create']],
    ['paddle',   ['reply_lost'],            { minutes: 5 }, ['adjustments.list']],
    ['paddle',   ['reply_lost'],            { hours: 25 }, ['adjustments.list']],
    ['paddle',   ['reply_lost'],            { days: 8 },   ['adjustments.list']],
  ] as const)('%s: %j, %j later', async (provider, behaviours, time, then) => {
    const { world, desk, quote, calls, expectOnce } = await oneRefund(provider);
    for (const behaviour of behaviours) world.payments.next(provider, behaviour);
    const { body } = await desk.confirm((await quote()).refundQuoteId);
    const before = calls().length;

    world.advance(time);
    await world.tick();

    expect([...new Set(calls().slice(before))]).toEqual(then);
    await expectOnce(body.refundId, 'succeeded');
  });
});

describe('a refund that its provider has taken ends as the provider says', () => {
  // biome-ignore format: one case a row
  it.each([
    // provider  says         told      then
    ['stripe',   'succeeded', 'once',   'succeeded'],
    ['stripe',   'succeeded', 'never',  'succeeded'],
    ['stripe',   'failed',    'once',   'failed'],
    ['stripe',   'canceled',  'twice',  'failed'],
    ['stripe',   'failed',    'never',  'failed'],
    ['paddle',   'approved',  'once',   'succeeded'],
    ['paddle',   'approved',  'never',  'succeeded'],
    ['paddle',   'rejected',  'twice',  'failed'],
    ['paddle',   'rejected',  'never',  'failed'],
  ] as const)('%s: %s, told %s', async (provider, says, told, then) => {
    const { world, desk, quote, tell, wait, atProvider, expectOnce } = await oneRefund(provider);
    world.payments.next(provider, 'pending');
    const { body } = await desk.confirm((await quote()).refundQuoteId);
    await expectOnce(body.refundId, 'submitted');
    const [made] = await atProvider();
    const event = await world.payments.settle(provider, made?.id ?? '', says);
    world.advance({ hours: 1 });
    const times = { never: 0, once: 1, twice: 2 }[told];
    for (let time = 0; time < times; time += 1) await tell(event);
    if (times > 0) await expectOnce(body.refundId, then);

    await wait();
    await expectOnce(body.refundId, then);
    if (then === 'succeeded') return;

    expect(await desk.decide(body.refundId, 'approve')).toMatchObject({ status: 200 });
    await wait();
    const { refund, all } = await expectOnce(body.refundId, 'succeeded');
    expect(refund.history.map(({ state }) => state)).toEqual([
      'approved', 'submitted', 'failed', 'approved', 'succeeded',
    ]);
    expect(all).toHaveLength(2);
  });
});
