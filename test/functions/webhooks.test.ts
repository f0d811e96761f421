import { describe, expect, it } from 'vitest';
import { productClient } from '../support/product-client.ts';
import { sessionCompleted, transactionEvent } from '../support/purchases.ts';
import { newWorld } from '../support/world.ts';

describe('a payment is kept and shown, whatever a buyer’s browser wrote into it', () => {
  // biome-ignore format: one case a row
  const claims = [
    ['nobody’s name',           'nobody'],
    ['no name',                 ''],
    ['a name too long',         'x'.repeat(129)],
    ['far too long',            'x'.repeat(5_000)],
    ['a slash',                 'a/../ann'],
    ['a NUL',                   'ann\0'],
    ['an emoji',                'ann😀'],
    ['half a character',        'ann\ud800'],
    ['a name of every object',  '__proto__'],
    ['another of these',        'constructor'],
  ] as const;

  it.each(claims)('Paddle, %s', async (_case, account) => {
    const world = await newWorld();
    const jimeng = productClient(world, 'jimeng');
    const priceId = 'pri_01jm0000000000000000000100';
    const bought = { account, priceId, payment: 'txn_1', at: world.now() };
    expect((await jimeng.paddle(transactionEvent(bought))).status).toBe(200);
    const { items } = (await jimeng.support.get('/work?kind=payment')).body;
    expect(items.map(({ id }: { id: string }) => id)).toEqual(['txn_1']);
  });

  it.each(claims)('Stripe, %s', async (_case, account) => {
    const world = await newWorld();
    const skena = productClient(world, 'skena');
    const bought = { account, pack: 'starter', payment: 'pi_1', at: world.now() };
    expect((await skena.stripe(sessionCompleted(bought))).status).toBe(200);
    const { items } = (await skena.support.get('/work?kind=payment')).body;
    expect(items.map(({ id }: { id: string }) => id)).toEqual(['pi_1']);
  });
});

describe('an event is known by its provider’s signature alone', () => {
  // biome-ignore format: one case a row
  it.each([
    ['skena',  'stripe', 'stripe-signature'],
    ['jimeng', 'paddle', 'paddle-signature'],
  ])('%s: an unsigned %s event is 400 bad_signature, even with a key', async (product, provider, header) => {
    const world = await newWorld();
    const path = `/v1/${product}/webhooks/${provider}`;
    const authorization = `Bearer key-${product}-support`;
    for (const headers of [{}, { [header]: '' }, { [header]: 't=1,v1=00' }, { authorization }]) {
      const { status, body } = await world.send({ method: 'POST', path, headers, body: '{}' });
      expect([status, body.code]).toEqual([400, 'bad_signature']);
    }
  });

  it.each(['', '{', 'null', '[]', '"x"', '{}'])(
    'a signed %j is 400 malformed_json',
    async (text) => {
      const world = await newWorld();
      const answers = [
        await productClient(world, 'skena').stripe(text),
        await productClient(world, 'jimeng').paddle(text),
      ];
      for (const { status, body } of answers) {
        expect([status, body.code]).toEqual([400, 'malformed_json']);
      }
    },
  );
});
