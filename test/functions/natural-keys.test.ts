import { describe, expect, it } from 'vitest';
import type { Answered } from '../support/world.ts';
import { expectProblem } from './problems.ts';
import { givenCustomer } from './requests.ts';
import { unchanged } from './table.ts';

const replayed = ({ headers }: Answered) => headers['idempotency-replayed'];

describe('a call with a natural key needs no other', () => {
  it('opening an account again is 200 with the account as it is', async () => {
    const { world, skena } = await givenCustomer();
    const answered = await unchanged(world, () => skena.open('ann'));
    expect([answered.status, replayed(answered)]).toEqual([200, 'true']);
    expect(answered.body).toEqual(await skena.account('ann'));
  });

  it('but not under another e-mail address', async () => {
    const { world, skena } = await givenCustomer();
    const ann = { accountId: 'ann', email: 'other@example.com' };
    const answered = await unchanged(world, () => skena.post('/accounts', ann));
    expectProblem(answered, 409, 'account_exists');
  });

  it('starting a job again is 200 with the job as it is', async () => {
    const { world, skena } = await givenCustomer();
    await skena.succeed('job-1');
    const job = { jobId: 'job-1', accountId: 'ann', action: 'image', variants: 3 };
    const answered = await unchanged(world, () => skena.post('/jobs', job));
    expect([answered.status, replayed(answered)]).toEqual([200, 'true']);
    expect(answered.body).toEqual(await skena.job('job-1'));
  });

  // biome-ignore format: one case a row
  it.each<[string, Record<string, unknown>]>([
    ['more variants',     { variants: 4 }],
    ['as many, by name',  { variants: ['v1', 'v2', 'v3'] }],
    ['another action',    { action: 'video' }],
    ['a shown price',     { shownCredits: 3 }],
  ])('but not with %s: 409 job_exists', async (_case, change) => {
    const { world, skena } = await givenCustomer();
    const job = { jobId: 'job-1', accountId: 'ann', action: 'image', variants: 3, ...change };
    expectProblem(await unchanged(world, () => skena.post('/jobs', job)), 409, 'job_exists');
  });

  it('cancelling again is 409 job_settled, because nothing is pending', async () => {
    const { world, skena } = await givenCustomer();
    await skena.cancel('job-1');
    const answered = await unchanged(world, () => skena.cancel('job-1'));
    expectProblem(answered, 409, 'job_settled');
    expect(answered.body.clause).toBe('SK-05');
  });

  it('a delivery told again counts from the first time', async () => {
    const { world, skena } = await givenCustomer();
    const saved = { variantId: 'v1', kind: 'saved' };
    const first = await skena.post('/jobs/job-1/deliveries', saved);
    world.advance({ minutes: 1 });
    const again = await unchanged(world, () => skena.post('/jobs/job-1/deliveries', saved));
    expect([again.status, again.body]).toEqual([200, first.body]);
  });
});
