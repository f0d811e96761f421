import { expect } from 'vitest';
import type { Instant } from '../../shared/domain/instant.ts';
import { newMeter } from '../support/measured.ts';
import { productClient } from '../support/product-client.ts';
import { sessionCompleted } from '../support/purchases.ts';
import { newWorld } from '../support/world.ts';

export const accountId = 'acct_7f3k2m9q';

/** Stripe's purchase of a pack; its ids are as long as Stripe's own. */
export const purchase = (number: number, at: Instant) => {
  const payment = `pi_3QdXk2LkdIwHu7ix0aB1c${String(number).padStart(4, '0')}`;
  return sessionCompleted({ account: accountId, pack: 'starter', payment, at });
};

/** A customer of Skena whose every call is metered, with the trial and so many purchases. */
export async function newCustomer(purchases: number) {
  const meter = newMeter();
  const world = await newWorld({ client: meter.client });
  const skena = productClient(world, 'skena');
  await skena.post('/accounts', { accountId, email: 'ada@example.com', country: 'ID' });
  for (let number = 1; number <= purchases; number += 1) {
    await skena.stripe(purchase(number, world.now()));
  }
  const { lots } = await skena.account(accountId);
  expect(lots).toHaveLength(1 + purchases);

  const start = (jobId: string, variants = 1) =>
    skena.post('/jobs', { jobId, accountId, action: 'video', variants });
  return { world, meter, skena, start };
}

export type Customer = Awaited<ReturnType<typeof newCustomer>>;
