import { describe, expect, it } from 'vitest';
import { productClient } from '../support/product-client.ts';
import { sessionCompleted } from '../support/purchases.ts';
import { newWorld } from '../support/world.ts';

describe('two stages in one AWS account are two tables', () => {
  it('the same event is applied in both, although DynamoDB hears the same writes', async () => {
    for (const world of [await newWorld(), await newWorld()]) {
      const skena = productClient(world, 'skena');
      const nobodys = { payment: 'pi_heard_by_two_stages', at: world.now() };
      await skena.stripe(sessionCompleted(nobodys));
      expect(world.log.filter(({ level }) => level === 'error')).toEqual([]);
      expect((await skena.support.get('/work?kind=payment')).body.items.length).toBe(1);
    }
  });
});
