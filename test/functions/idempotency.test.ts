import { describe, expect, it } from 'vitest';
import { productClient } from '../support/product-client.ts';
import type { Answered } from '../support/world.ts';
import { expectProblem } from './problems.ts';
import { contractOf, givenCallable, givenCustomer, goodRequest, named } from './requests.ts';
import { countIn, unchanged } from './table.ts';

const replayed = ({ headers }: Answered) => headers['idempotency-replayed'];
const taking = named.filter(([, { idempotency }]) => idempotency !== 'none');
const needing = named.filter(([, { idempotency }]) => idempotency === 'required');
const key = 'idempotency-key';

/** A world with the good request of a call under a key, and another one of the same call. */
async function givenKey(name: string, called = 'k') {
  const { request: good, ...given } = await givenCallable(contractOf(name));
  const headers = { ...good.headers, [key]: called };
  const other = others[name] ?? {};
  const path = (other.path as string | undefined) ?? good.path;
  const body = JSON.stringify({ ...good.fields, ...other.fields });
  return { ...given, request: { ...good, headers }, another: { ...good, headers, path, body } };
}

type Other = { readonly fields?: Readonly<Record<string, unknown>>; readonly path?: string };

// biome-ignore format: one call a row
const others: Readonly<Record<string, Other>> = {
  'POST /accounts':                         { fields: { country: 'GB' } },
  'POST /jobs':                             { fields: { variants: 1 } },
  'POST /jobs/{jobId}/cancellation':        { path: '/v1/skena/jobs/job-0/cancellation' },
  'POST /jobs/{jobId}/deliveries':          { fields: { kind: 'exported' } },
  'POST /payments/{paymentId}/attachment':  { fields: { pack: 'studio' } },
  'POST /status':                           { fields: { state: 'up' } },
  'POST /accounts/{accountId}/adjustments': { fields: { credits: 6 } },
  'POST /accounts/{accountId}/closure':     { fields: { by: 'operator' } },
  'POST /checkouts':                        { fields: { pack: 'studio' } },
  'POST /refunds':                          { fields: { refundQuoteId: 'rfq_another' } },
  'POST /cases':                            { fields: { kind: 'payment' } },
  'POST /cases/{caseId}/details':           { fields: { message: 'Another one' } },
  'POST /cases/{caseId}/answer':            { fields: { outcome: 'declined' } },
  'POST /refunds/{refundId}/decision':      { fields: { decision: 'deny' } },
  'POST /disputes/{disputeId}/evidence':    { fields: { submit: true } },
};

describe.each(taking)('%s under a key', (name, { idempotency }) => {
  it('is answered again as the first time, and changes nothing', async () => {
    const { world, request } = await givenKey(name);
    const first = await world.send(request);
    expect(first.status).toBeLessThan(300);
    expect(replayed(first)).toBeUndefined();

    const again = await unchanged(world, () => world.send(request));
    const status = idempotency === 'natural' ? 200 : first.status;
    expect(again.body).toEqual(first.body);
    expect([again.status, replayed(again)]).toEqual([status, 'true']);
  });

  it('is the first answer still when the world has moved on', async () => {
    const { world, skena, request } = await givenKey(name);
    const first = await world.send(request);
    world.advance({ days: 20 });
    await world.tick();
    await skena.post('/jobs', { jobId: 'job-9', accountId: 'ann', action: 'image', variants: 1 });
    const again = await world.send(request);
    expect(again.body).toEqual(first.body);
    expect(replayed(again)).toBe('true');
  });

  it('is the same request however its JSON is written', async () => {
    const { world, request } = await givenKey(name);
    const first = await world.send(request);
    const turned = Object.fromEntries(Object.entries(request.fields).toReversed());
    const again = await world.send({ ...request, body: JSON.stringify(turned, null, '\t') });
    expect(again.body).toEqual(first.body);
    expect(replayed(again)).toBe('true');
  });

  it('is no other request: 409 idempotency_conflict, and nothing changed', async () => {
    const { world, request, another } = await givenKey(name);
    await world.send(request);
    const answered = await unchanged(world, () => world.send(another));
    expectProblem(answered, 409, 'idempotency_conflict');
  });

  it('twenty times at once is one effect and one answer', async () => {
    const { world, request } = await givenKey(name);
    const { world: alone, request: only } = await givenKey(name);
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.send(request)));
    await alone.send(only);

    expect(answers.map(({ status }) => status).filter((status) => status >= 300)).toEqual([]);
    expect(answers.some((answered) => !replayed(answered))).toBe(true);
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    for (const kind of ['entry', 'job', 'order', 'head', 'replay']) {
      expect([kind, await countIn(world, kind)]).toEqual([kind, await countIn(alone, kind)]);
    }
  });

  it('that failed leaves the key free', async () => {
    const { world, request } = await givenKey(name);
    const bad = await world.send({ ...request, body: '{"admin":true}' });
    expect(bad.status).toBe(422);
    expect((await world.send(request)).status).toBeLessThan(300);
  });

  it('is refused where it is no key', async () => {
    const { world, request } = await givenKey(name);
    const improper = ['', ' ', 'a b', 'a\tb', 'a\nb', 'a\0', 'a\u007f', 'ключ', 'k'.repeat(256)];
    await unchanged(world, async () => {
      for (const called of improper) {
        const headers = { ...request.headers, [key]: called };
        const answered = await world.send({ ...request, headers });
        expectProblem(answered, 400, 'idempotency_key_required');
      }
    });
  });

  it.each(['k'.repeat(255), '!~', '__proto__', 'a/b%2Fc#', '"\'\\'])(
    'may be called %s',
    async (called) => {
      const { world, request } = await givenKey(name, called);
      const first = await world.send(request);
      expect(first.status).toBeLessThan(300);
      expect((await world.send(request)).body).toEqual(first.body);
    },
  );
});

describe('a key', () => {
  it.each(needing)('%s does not work without one', async (_name, contract) => {
    const { world } = await givenCustomer();
    const good = goodRequest(contract);
    const { [key]: _key, ...headers } = good.headers;
    const answered = await unchanged(world, () => world.send({ ...good, headers }));
    expectProblem(answered, 400, 'idempotency_key_required');
  });

  it('belongs to one product', async () => {
    const { world, skena } = await givenCustomer();
    const remixer = productClient(world, 'post-remixer');
    const ben = { accountId: 'ben', email: 'ben@example.com' };
    const answers = [
      await skena.post('/accounts', ben, { [key]: 'k' }),
      await remixer.post('/accounts', ben, { [key]: 'k' }),
    ];
    expect(answers.map(({ status, body }) => [status, body.product])).toEqual([
      [201, 'skena'],
      [201, 'post-remixer'],
    ]);
  });

  it('belongs to one call: the same body elsewhere is another request', async () => {
    const { world, skena } = await givenCustomer();
    await skena.post('/jobs/job-1/deliveries', { variantId: 'v1', kind: 'saved' }, { [key]: 'k' });
    const elsewhere = () => skena.post('/jobs/job-1/cancellation', {}, { [key]: 'k' });
    expectProblem(await unchanged(world, elsewhere), 409, 'idempotency_conflict');
  });

  it('is spent by a repeat of what was done without it', async () => {
    const { skena } = await givenCustomer();
    const job = { jobId: 'job-2', accountId: 'ann', action: 'image', variants: 1 };
    await skena.post('/jobs', job);
    expect(replayed(await skena.post('/jobs', job, { [key]: 'k' }))).toBe('true');
    const another = await skena.post('/jobs', { ...job, jobId: 'job-3' }, { [key]: 'k' });
    expectProblem(another, 409, 'idempotency_conflict');
  });

  it('of a quote is not looked at: it writes nothing that a key could guard', async () => {
    const { skena } = await givenCustomer();
    const asked = { accountId: 'ann', action: 'image', variants: 1 };
    const quotes = [
      await skena.post('/quotes', asked, { [key]: 'k' }),
      await skena.post('/quotes', { ...asked, variants: 2 }, { [key]: 'k' }),
    ];
    expect(quotes.map(({ body }) => body.credits)).toEqual([1, 2]);
  });

  it('of many, twenty at once: the first of each effect wins, and no other changes anything', async () => {
    const { world } = await givenCustomer();
    const request = goodRequest(contractOf('POST /jobs'));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        world.send({ ...request, headers: { ...request.headers, [key]: `k-${index}` } }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      ...Array.from({ length: 19 }, () => 200),
      201,
    ]);
    expect(await countIn(world, 'job')).toBe(2);
  });
});
