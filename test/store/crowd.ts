import { productClient } from '../support/product-client.ts';
import { transactionEvent } from '../support/purchases.ts';
import { audit } from './audit.ts';
import { newCrowdedWorld } from './contention.ts';

export const hundred = 'pri_01jm0000000000000000000100';
export const fiveHundred = 'pri_01jm0000000000000000000500';

/** A customer of JiMeng with so many packs, in a world where requests overtake each other. */
export async function newCrowd(seed: number, ...packs: readonly string[]) {
  const crowd = await newCrowdedWorld(seed);
  const { time, world } = crowd;
  const jimeng = productClient(world, 'jimeng');
  const buy = (pack: string, payment: string) =>
    jimeng.paddle(
      transactionEvent({
        account: 'ada',
        priceId: pack,
        payment: `txn_${payment}`,
        at: world.now(),
      }),
    );
  const start = (jobId: string, variants = 1) =>
    jimeng.post('/jobs', { jobId, accountId: 'ada', action: 'text-to-video', variants });
  const alone = <Result>(work: () => Promise<Result>): Promise<Result> => time.run(work());

  await alone(async () => {
    await jimeng.open('ada');
    for (const [number, pack] of packs.entries()) await buy(pack, `first_${number}`);
  });
  return { ...crowd, jimeng, buy, start, alone, audited: () => alone(() => audit(jimeng, 'ada')) };
}
