import { disputeEvent } from './money-back.ts';
import type { ProductClient } from './product-client.ts';
import { refundEvent, sessionCompleted } from './purchases.ts';
import { refundDesk } from './refund-desk.ts';
import type { World } from './world.ts';

/**
 * A customer of Skena to whom everything happens that a ledger can tell of, one minute after the other:
 * 15 credits to try and three purchases of 100. Of the first the bank takes all back when it is spent,
 * which the third pays in part; of the second 4.00 go back; the third is disputed; a job runs.
 */
export async function richLife(world: World, skena: ProductClient, accountId: string) {
  const desk = refundDesk(world, skena);
  const next = () => world.advance({ minutes: 1 });
  const paymentOf = (number: number) => `pi_${accountId}_${number}`;
  const buy = async (number: number) => {
    const bought = { account: accountId, pack: 'starter', payment: paymentOf(number) };
    await skena.stripe(sessionCompleted({ ...bought, at: world.now() }));
    next();
  };
  const job = async (name: string, action: string, variants: number) => {
    const jobId = `${accountId}-${name}`;
    await skena.post('/jobs', { jobId, accountId, action, variants });
    next();
    return jobId;
  };
  const adjust = (credits: number) =>
    skena.support.post(
      `/accounts/${accountId}/adjustments`,
      { credits, reason: 'so', by: 'sue' },
      { 'idempotency-key': `${accountId}_${credits}` },
    );

  await skena.open(accountId);
  await buy(1);
  const mixed = await job('mixed', 'video', 3);
  await skena.succeed(mixed, 'v1');
  await skena.succeed(mixed, 'v2');
  await skena.fail(mixed, 'v3');
  const spent = await job('spent', 'video', 9);
  for (let variant = 1; variant <= 9; variant += 1) await skena.succeed(spent, `v${variant}`);
  await skena.stripe(disputeEvent(paymentOf(1), 'lost', world.now()));
  next();
  await buy(2);
  await adjust(5);
  await adjust(-2);
  const refunded = { id: `re_${accountId}`, status: 'succeeded', amount: 400 };
  await skena.stripe(refundEvent(paymentOf(2), refunded, world.now()));
  next();
  await buy(3);
  const running = await job('running', 'image', 4);
  await skena.fail(running, 'v4');
  await skena.stripe(disputeEvent(paymentOf(3), 'needs_response', world.now()));
  next();
  return { desk, paymentOf };
}
