import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { toCredits } from '../../shared/domain/credits.ts';
import type { JobId, VariantId } from '../../shared/domain/ids.ts';
import { later, toInstant } from '../../shared/domain/instant.ts';
import { isPending, type Job, type Settled } from '../../shared/domain/job.ts';
import { commit } from '../../shared/store/commit.ts';
import type { GuardedItem } from '../../shared/store/guarded-item.ts';
import { loadJob } from '../../shared/store/load.ts';
import { loadJobs } from '../../shared/store/load-jobs.ts';
import type { Store } from '../../shared/store/store.ts';
import * as writes from '../../shared/store/write-job.ts';
import { productClient } from '../support/product-client.ts';
import { newWorld } from '../support/world.ts';
import { anyJob, type ToldVariant } from './any-account.ts';
import { newStore } from './new-store.ts';

type Variant = Job['variants'][number];

let products = 0;

/** Every job is written under a product of its own, so that it is not there already. */
const ownProduct = () => {
  products += 1;
  return `product-${products}`;
};

const settling = (job: Job, variantId: VariantId, end: Settled): GuardedItem => {
  const settled = new Map([[variantId, end]]);
  const isOver = job.variants.filter(isPending).length === 1;
  return writes.settleVariants('as_planned', job, { settled, isLate: false }, isOver);
};

const changed = (job: Job, variant: Variant): Job => ({
  ...job,
  variants: job.variants.map((other) => (other.variantId === variant.variantId ? variant : other)),
});

const find = (job: Job, variantId: VariantId) =>
  job.variants.find((variant) => variant.variantId === variantId) as Variant;

describe('a job reads back as what was told of it, whatever its ids', () => {
  let store: Store;
  beforeAll(async () => {
    store = await newStore();
  });

  const write = async (item: GuardedItem) => {
    expect(await commit(store, [item])).toBeUndefined();
  };

  /** Tells all there is to tell of one variant, and how the job then has to be. */
  async function tell(job: Job, told: ToldVariant): Promise<Job> {
    const { variantId, delivered, fraction, end, late } = told;
    const deliveries = delivered.map((kind, index) => ({
      kind,
      at: later(job.startedAt, { milliseconds: index }),
    }));
    for (const delivery of deliveries) await write(writes.recordDelivery(job, variantId, delivery));
    if (fraction !== undefined) await write(writes.recordFraction(job, variantId, fraction));
    if (end) await write(settling(job, variantId, end));
    if (late) await write(writes.markLate(job, variantId));
    return changed(job, {
      ...find(job, variantId),
      deliveries,
      ...(fraction !== undefined && { fraction }),
      ...end,
      ...(late && { late }),
    } as Variant);
  }

  it('all of it, for every variant', () =>
    fc.assert(
      fc.asyncProperty(anyJob, async ({ job: made, variants }) => {
        const started = {
          ...made,
          product: ownProduct(),
          variants: variants.map(({ variantId, credits }) => ({
            variantId,
            credits,
            state: 'pending' as const,
            deliveries: [],
          })),
        } satisfies Job;
        await write(writes.putJob('job_new', started));
        let job: Job = started;
        for (const variant of variants) job = await tell(job, variant);

        expect(await loadJob(store, job.product, job.jobId, 'current')).toStrictEqual(job);
        expect(await loadJobs(store, job.product, [job.jobId], 'current')).toStrictEqual([job]);
      }),
      { numRuns: 30 },
    ));

  it("variants that are called as every object's own names are told apart", async () => {
    const names = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty', 'a', 'b'];
    const startedAt = toInstant('2026-03-02T09:00:00.000Z');
    const job = {
      ...fc.sample(anyJob, { numRuns: 1, seed: 1 })[0]?.job,
      jobId: '__proto__' as JobId,
      product: ownProduct(),
      startedAt,
      variants: names.map((name) => ({
        variantId: name as VariantId,
        credits: toCredits(1),
        state: 'pending',
        deliveries: [],
      })),
    } as unknown as Job;
    await write(writes.putJob('job_new', job));
    expect(await loadJob(store, job.product, job.jobId, 'current')).toStrictEqual(job);

    const end = { state: 'captured', outcome: 'succeeded', settledAt: startedAt, clause: 'SK-18' };
    await write(settling(job, '__proto__' as VariantId, end as Settled));
    const read = await loadJob(store, job.product, job.jobId, 'current');
    expect(read?.variants.filter((variant) => !isPending(variant))).toMatchObject([
      { variantId: '__proto__', ...end },
    ]);
  });

  it.each([
    ['saved', 'exported', 'downloaded'],
    ['downloaded', 'exported', 'saved'],
    ['exported', 'saved', 'downloaded'],
  ])(
    'deliveries of one moment, told as %s, %s, %s, are listed as they were answered',
    async (...kinds) => {
      const world = await newWorld();
      const skena = productClient(world, 'skena');
      await skena.open('ada');
      await skena.post('/jobs', { jobId: 'j1', accountId: 'ada', action: 'image', variants: 1 });
      for (const kind of kinds) {
        const { body } = await skena.post('/jobs/j1/deliveries', { variantId: 'v1', kind });
        expect(await skena.job('j1')).toEqual(body);
      }
    },
  );
});
