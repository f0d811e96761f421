import { beforeAll, describe, expect, it } from 'vitest';
import { grounds } from '../../shared/domain/refund.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import {
  hundredPack,
  sessionCompleted,
  smallPack,
  soundAccount,
  stripeCustomer,
  transactionEvent,
} from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { spend } from '../support/spend.ts';
import { newWorld, type World } from '../support/world.ts';

let world: World;
let remixer: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeAll(async () => {
  world = await newWorld({ at: '2026-06-01T09:00:00.000Z', providers: true });
  remixer = productClient(world, 'post-remixer');
  desk = refundDesk(world, remixer);
});

const bought = (accountId: string, ago = 0) =>
  stripeCustomer(remixer, {
    ...smallPack(accountId, world.now()),
    payment: `pi_${accountId}${ago}`,
  });

describe('PR-08: no refund of a pack is promised, or made by itself', () => {
  const used = { action: 'analyse-image', variants: 12 };
  const usedUp = { action: 'analyse-image', variants: 40 };

  // biome-ignore format: one case a row
  it.each([
    // account   spends    its standing
    ['whole',    undefined, { code: 'case_by_case', clause: 'PR-09' }],
    ['used',     used,      { code: 'case_by_case', clause: 'PR-09' }],
    ['used-up',  usedUp,    { code: 'lot_used',     clause: 'PR-07' }],
  ])('%s: on whatever ground it is asked for', async (accountId, job, standing) => {
    await bought(accountId);
    if (job) await spend(remixer, { accountId, jobId: `job-${accountId}`, ...job });

    for (const ground of grounds) {
      const { outcome, refundQuoteId } = await desk.quote(accountId, ground);
      expect([ground, outcome]).not.toEqual([ground, 'automatic']);
      const { status, body } = await desk.confirm(refundQuoteId);
      if (status === 202) await desk.decide(body.refundId, 'deny');
    }

    expect(desk.sent(`pi_${accountId}0`)).toEqual([]);
    const { lots } = await soundAccount(remixer, accountId);
    expect(lots).toMatchObject([{ refund: { eligible: false, ...standing } }]);
  });

  it('nor by time: nothing is paid while nobody decides', async () => {
    await bought('slow');
    const { refundId } = await desk.ask('slow', 'unused');
    for (let day = 0; day < 10; day += 1) {
      world.advance({ days: 1 });
      await world.tick();
    }
    expect(await desk.refund(refundId)).toMatchObject({ state: 'under_review' });
    expect(desk.sent('pi_slow0')).toEqual([]);
  });

  it('a second pack bought at once is for a person too', async () => {
    await bought('twice');
    world.advance({ minutes: 1 });
    await bought('twice', 1);
    expect(await desk.quote('twice', 'duplicate')).toMatchObject({
      outcome: 'review',
      code: 'claim_to_check',
      clause: 'PR-09',
    });
  });
});

describe('PR-08: packs are bought through Stripe', () => {
  it('Paddle is told nothing, and tells us nothing', async () => {
    const told = await remixer.paddle(transactionEvent(hundredPack('ann', world.now())));
    expect(told).toMatchObject({ status: 404 });
  });

  it('for what it costs there, which is what can go back', async () => {
    await remixer.open('sale');
    await remixer.stripe(sessionCompleted({ ...smallPack('sale', world.now()), amount: 250 }));
    const paid = { amountMinor: 250, currency: 'GBP' };
    expect(await desk.orders('sale')).toMatchObject([{ pack: 'small', provider: 'stripe', paid }]);
    expect(await desk.quote('sale', 'unused')).toMatchObject({ gross: paid, creditsRetired: 40 });
  });

  it('a pack that cost nothing has no cash value, whatever is asked', async () => {
    await remixer.open('gift');
    const gift = sessionCompleted(smallPack('gift', world.now()), 'no_payment_required');
    await remixer.stripe(gift);
    for (const ground of grounds) {
      expect(await desk.quote('gift', ground)).toMatchObject({
        outcome: 'refused',
        code: 'no_cash_value',
        clause: 'PR-08',
      });
    }
  });
});
