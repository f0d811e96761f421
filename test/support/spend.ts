import { expect } from 'vitest';
import type { ProductClient } from './product-client.ts';

type Spending = {
  readonly accountId: string;
  readonly jobId: string;
  readonly action: string;
  readonly variants: number;
};

/** Starts a job at the price its customer was shown. */
export async function start(client: ProductClient, { accountId, jobId, ...job }: Spending) {
  const quoted = await client.post('/quotes', { accountId, ...job });
  const { quoteId } = quoted.body;
  const started = await client.post('/jobs', { jobId, accountId, ...job, quoteId });
  expect(started).toMatchObject({ status: 201 });
}

/** Starts a job and delivers all of it: its credits are spent. */
export async function spend(client: ProductClient, spending: Spending) {
  await start(client, spending);
  for (let variant = 1; variant <= spending.variants; variant += 1) {
    await client.succeed(spending.jobId, `v${variant}`);
  }
}
