import { it } from 'vitest';
import { productClient } from './support/product-client.ts';
import { richLife } from './support/rich-life.ts';
import { newWorld } from './support/world.ts';
it('x', async () => {
  const world = await newWorld();
  const skena = productClient(world, 'skena');
  await richLife(world, skena, 'ann');
  console.log(JSON.stringify(await skena.support.post('/accounts/ann/adjustments', { credits: 5, reason: 'so', by: 'sue' }, { 'idempotency-key': 'ann 6' })));
  const es = await skena.entries('ann');
  for (const e of es.toReversed()) console.log(e.kind, e.credits, e.frozen ?? '', e.owed ?? '', e.balanceAfter, e.draws.map((d: any) => `${d.lotId}:${d.credits}`).join(' '), e.orderId ?? e.jobId ?? '', e.clause);
  console.log(JSON.stringify((await skena.account('ann')).lots.map(({refund, ...l}: any) => l), null, 0));
  console.log(JSON.stringify((await skena.support.get('/accounts/ann/audit')).body));
});
