import { describe, expect, it } from 'vitest';
import { expectProblem, pathsOf } from './problems.ts';
import { contractOf, fill, givenCustomer, goodRequest, named } from './requests.ts';
import { unchanged } from './table.ts';

const attachPayment = contractOf('POST /payments/{paymentId}/attachment');

describe('an id that a caller gives is 1-128 of A-Z a-z 0-9 . _ : -', () => {
  const withIds = named.filter(([, { path }]) => /\{(accountId|jobId)\}/.test(path));

  // biome-ignore format: one case a row
  const hostile = [
    ['none',                      ''],
    ['129 characters',            'x'.repeat(129)],
    ['a space',                   '%20'],
    ['a slash',                   'a%2Fb'],
    ['a way up',                  '..%2F..%2Fann'],
    ['a NUL',                     'ann%00'],
    ['a line break at its end',   'ann%0A'],
    ['another alphabet',          '%D0%B0nn'],
    ['a full-width letter',       '%EF%BD%81nn'],
    ['an emoji',                  '%F0%9F%92%B3'],
    ['a hash',                    'ann%23head'],
    ['a quote',                   "ann'%22"],
    ['percent-encoding in it',    'ann%2525'],
  ] as const;

  it.each(withIds)('%s', async (_name, contract) => {
    const { world } = await givenCustomer();
    await unchanged(world, async () => {
      for (const [, id] of hostile) {
        const path = fill(contract.path, { accountId: id, jobId: id });
        const answered = await world.send({ ...goodRequest(contract), path });
        expectProblem(answered, 422, 'invalid_request');
        expect(pathsOf(answered)[0]).toMatch(/^(accountId|jobId)$/);
      }
    });
  });

  // biome-ignore format: one call a row
  it.each([
    ['GET /refunds/{refundId}',             'refundId',  'rfd'],
    ['POST /refunds/{refundId}/decision',   'refundId',  'rfd'],
    ['GET /disputes/{disputeId}',           'disputeId', 'dsp'],
    ['POST /disputes/{disputeId}/evidence', 'disputeId', 'dsp'],
  ])('%s: one of ours has its prefix, and 1-250 characters behind it', async (name, field, prefix) => {
    const contract = contractOf(name);
    const { world } = await givenCustomer();
    const missing = field === 'refundId' ? 'refund_not_found' : 'dispute_not_found';
    await unchanged(world, async () => {
      const ask = (id: string) =>
        world.send({ ...goodRequest(contract), path: fill(contract.path, { [field]: id }) });
      const wrong = ['', 'a%2Fb', '.', '%00', '%20', '%C3%BC', '1%0A', 'x'.repeat(251)];
      for (const rest of wrong) {
        const answered = await ask(`${prefix}_${rest}`);
        expectProblem(answered, 422, 'invalid_request');
        expect(pathsOf(answered)).toEqual([field]);
      }
      for (const id of ['1', prefix, `${prefix.toUpperCase()}_1`, 'rfq_1', `x${prefix}_1`]) {
        expectProblem(await ask(id), 422, 'invalid_request');
      }
      for (const rest of ['1', 'x'.repeat(250), '__proto__', 're_1-a', 'constructor']) {
        expectProblem(await ask(`${prefix}_${rest}`), 404, missing);
      }
    });
  });

  it.each(['a%2Fb', '', 'x'.repeat(256), '%00', 'pi%2E1', '%C3%BC'])(
    'a payment is never called "%s"',
    async (paymentId) => {
      const { world } = await givenCustomer();
      const path = fill(attachPayment.path, { paymentId });
      const request = { ...goodRequest(attachPayment), path };
      expectProblem(await unchanged(world, () => world.send(request)), 422, 'invalid_request');
    },
  );

  it.each(['__proto__', 'constructor', 'toString', '...', ':', 'x'.repeat(128), '-_.:0aZ'])(
    '%s is one, for an account, a job and a variant',
    async (id) => {
      const { world, skena } = await givenCustomer();
      const variants = [id, 'another', 'third', 'valueOf'];
      const asked = { accountId: id, action: 'image', variants };
      const { quoteId } = (await skena.open(id)).body && (await skena.post('/quotes', asked)).body;
      const started = await skena.post('/jobs', { ...asked, jobId: id, quoteId });
      expect(started.status).toBe(201);

      await skena.tell({ type: 'variant.progressed', jobId: id, variantId: id, fraction: 0.5 });
      await skena.post(`/jobs/${id}/deliveries`, { variantId: id, kind: 'saved' });
      await skena.succeed(id, id);
      await skena.fail(id, 'third');
      await skena.succeed(id, 'third');
      const { variants: told, tile } = (await skena.cancel(id)).body;
      const states = ['captured', 'restored', 'restored', 'restored'];
      expect(told.map(({ state }: { state: string }) => state)).toEqual(states);
      expect(told[0].deliveries).toEqual([{ kind: 'saved', at: world.now() }]);
      expect(told[2].late).toBe(true);
      expect(tile).toBe('Partially refunded 3 of 4');
      expect((await skena.account(id)).balance).toMatchObject({ available: 14, pending: 0 });
    },
  );
});
