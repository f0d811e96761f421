import { expect, it } from 'vitest';
import { later } from '../../shared/domain/instant.ts';
import { productClient } from '../support/product-client.ts';
import { sessionCompleted, soundAccount } from '../support/purchases.ts';
import { newWorld } from '../support/world.ts';

it('twenty-five variants of one job that fail at once are all answered, and all given back', async () => {
  const world = await newWorld();
  const skena = productClient(world, 'skena');
  await skena.open('ann');
  const purchase = { account: 'ann', pack: 'studio', payment: 'pi_1', at: world.now() };
  await skena.stripe(sessionCompleted(purchase));
  const job = { jobId: 'all', accountId: 'ann', action: 'image', variants: 25 };
  await skena.post('/jobs', job);

  const variantIds = Array.from({ length: 25 }, (_, index) => `v${index + 1}`);
  const answers = await Promise.all(variantIds.map((variantId) => skena.fail('all', variantId)));

  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  expect((await soundAccount(skena, 'ann')).balance).toMatchObject({ available: 565, pending: 0 });
});

it('events of one payment told at once agree on the earliest time, in lot and order', async () => {
  for (let round = 0; round < 10; round += 1) {
    const world = await newWorld();
    const skena = productClient(world, 'skena');
    await skena.open('ann');
    const minutes = [-3, -1, -6, -2, -4, -5];
    const events = minutes.map((past) => {
      const at = later(world.now(), { minutes: past });
      return sessionCompleted({ account: 'ann', pack: 'starter', payment: 'pi_1', at });
    });
    await Promise.all(events.map((event) => skena.stripe(event)));

    const earliest = later(world.now(), { minutes: -6 });
    const { lots } = await soundAccount(skena, 'ann');
    const [order, ...others] = (await skena.get('/accounts/ann/orders')).body.items;
    expect([others, order.paidAt]).toEqual([[], earliest]);
    expect(lots.map(({ grantedAt }: { grantedAt: string }) => grantedAt)).toContain(earliest);
  }
});
