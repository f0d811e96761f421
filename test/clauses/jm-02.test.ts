import { describe, expect, it } from 'vitest';
import type { Policy } from '../../shared/policy/policy.ts';
import { policy } from '../../shared/products/jimeng/policy.ts';
import { productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer, soundAccount } from '../support/purchases.ts';
import { newWorld } from '../support/world.ts';

describe('JM-02: credits never expire', () => {
  // biome-ignore format: one case a row
  it.each([
    // bought                     spent                        spendable
    ['2026-03-02T09:00:00.000Z',  '2026-03-02T09:00:00.000Z',  100],
    ['2026-03-02T09:00:00.000Z',  '2027-03-02T09:00:00.000Z',  100],
    ['2026-03-02T09:00:00.000Z',  '2036-03-02T09:00:00.000Z',  100],
    ['2026-03-02T09:00:00.000Z',  '2126-03-02T09:00:00.000Z',  100],
  ])('bought %s, spent %s', async (bought, spent, spendable) => {
    const world = await newWorld({ at: bought });
    const jimeng = productClient(world, 'jimeng');
    await paddleCustomer(jimeng, hundredPack('ann', world.now()));
    world.set(spent);
    await world.tick();
    expect((await soundAccount(jimeng, 'ann')).balance.available).toBe(spendable);

    const job = { jobId: 'job-1', accountId: 'ann', action: 'text-to-video', variants: 10 };
    expect(await jimeng.post('/jobs', job)).toMatchObject({ status: 201 });
    for (let n = 1; n <= 10; n += 1) await jimeng.succeed('job-1', `v${n}`);

    const { balance, lots, entries } = await soundAccount(jimeng, 'ann');
    expect(balance).toMatchObject({ available: 0, pending: 0 });
    expect(lots).toMatchObject([{ captured: spendable, forfeited: 0, adjusted: 0, state: 'open' }]);
    expect(entries.map(({ kind }) => kind)).toEqual(['charge', 'grant']);
  });

  it('credits that come back years later are spendable too', async () => {
    const world = await newWorld();
    const jimeng = productClient(world, 'jimeng');
    await paddleCustomer(jimeng, hundredPack('ann', world.now()));
    world.advance({ days: 3650 });
    const job = { accountId: 'ann', action: 'text-to-video', variants: 10 };
    await jimeng.post('/jobs', { ...job, jobId: 'job-1' });
    await jimeng.tell({ type: 'job.failed', jobId: 'job-1', reason: 'model_error' });
    world.advance({ days: 3650 });
    expect(await jimeng.post('/jobs', { ...job, jobId: 'job-2' })).toMatchObject({ status: 201 });
  });

  it('there is no policy under which they would', () => {
    const never: Policy = { ...policy, expiry: { clause: 'JM-02', credits: 'never' } };
    // @ts-expect-error credits that end after some days cannot be written down
    const afterDays: Policy = { ...policy, expiry: { clause: 'JM-02', credits: 365 } };
    // @ts-expect-error nor can days be added
    const days: Policy = { ...policy, expiry: { clause: 'JM-02', credits: 'never', days: 365 } };
    // @ts-expect-error nor can the rule be left out
    const unsaid: Policy = { ...policy, expiry: undefined };
    expect([never, afterDays, days, unsaid]).toHaveLength(4);
    expect(policy.expiry).toEqual({ clause: 'JM-02', credits: 'never' });
  });
});
