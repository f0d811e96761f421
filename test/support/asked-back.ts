import { expect } from 'vitest';
import type { Policy } from '../../shared/policy/policy.ts';
import type { Product } from '../../shared/policy/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { skenaMoney } from './skena-money.ts';
import { underPolicy } from './under-policy.ts';

/** Skena as it is shipped, but for the credits it gives away: every credit was paid for. */
export const paidSkena = (policy: Policy = skena.policy): Product =>
  underPolicy(skena, { ...policy, trial: { ...policy.trial, credits: 0 } });

/**
 * Eight customers of Skena who each bought 100 credits for 10.00, of which Stripe keeps 0.59, and asked
 * for the money in as many ways.
 */
export async function askedBack() {
  const skenaWorld = await skenaMoney({ products: [paidSkena()] });
  const { app, buy, desk, start, world } = skenaWorld;
  const names = ['amina', 'budi', 'citra', 'dewi', 'eko', 'fitri', 'gita', 'hadi'];
  for (const name of names) await buy(name);
  world.advance({ minutes: 5 });
  const second = await buy('hadi');
  world.advance({ days: 1 });

  // The day after: unspent; one of two payments; a video that runs, and then fails.
  await desk.ask('amina', 'unused');
  await desk.ask('hadi', 'duplicate', { orderId: second.orderId });
  await start('gita', 'job-gita', 'video');
  await desk.ask('gita', 'unused');
  await app.fail('job-gita');
  world.advance({ minutes: 2 });
  await world.tick();

  // On the fifth day: unspent; a video that was delivered and is faulty; not the one who paid; taste.
  world.advance({ days: 4 });
  await desk.ask('budi', 'unused');
  await start('citra', 'job-citra', 'video');
  await app.succeed('job-citra');
  const faulty = await desk.ask('citra', 'faulty');
  expect(await desk.decide(faulty.refundId, 'approve')).toMatchObject({ status: 200 });
  const foreign = await desk.ask('dewi', 'unauthorised');
  expect(await desk.decide(foreign.refundId, 'deny')).toMatchObject({ status: 200 });
  await desk.quote('eko', 'quality');

  // On the tenth: too late.
  world.advance({ days: 5 });
  await desk.quote('fitri', 'unused');
  return skenaWorld;
}
