import { it } from 'vitest';
import { productClient } from './support/product-client.ts';
import { helpDesk } from './support/help-desk.ts';
import { newWorld } from './support/world.ts';
import { smallPack, stripeCustomer } from './support/purchases.ts';
it('x', async () => {
  const world = await newWorld({ at: '2026-06-01T09:00:00.000Z' });
  const c = productClient(world, 'post-remixer');
  const desk = helpDesk(c);
  await stripeCustomer(c, smallPack('ann', world.now()));
  const job = { jobId: 'job-1', accountId: 'ann', action: 'quick-remix', variants: 2, shownCredits: 8 };
  console.log((await c.post('/jobs', job)).status);
  world.advance({ minutes: 1 });
  await c.fail('job-1', 'v1');
  // nobody's
  const nobody = await desk.ask({ email: 'none@example.com', jobId: 'job-1' });
  console.log(JSON.stringify(nobody), JSON.stringify(await desk.file(nobody.caseId), null, 1));
  const f = await desk.ask({ jobId: 'job-1' });
  console.log(JSON.stringify(f), JSON.stringify(await desk.file(f.caseId), null, 1));
  const e = await c.entries('ann');
  for (const x of e) console.log(JSON.stringify((await c.support.get(`/accounts/ann/entries/${x.entryId}`)).body, null, 1));
  console.log(await desk.work());
});
