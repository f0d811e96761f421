import { PutCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { build as buildPublic } from '../../functions/public/handler.ts';
import type { Language } from '../../shared/contract/messages/language.ts';
import { languageOf } from '../../shared/runtime/language.ts';
import { speaking } from '../support/speaking.ts';
import { newWorld } from '../support/world.ts';
import { expectProblem } from './problems.ts';
import { contractOf, givenCallable, givenCustomer } from './requests.ts';
import { everythingIn } from './table.ts';

const spoken = ({ headers }: { readonly headers: Readonly<Record<string, string>> }) => ({
  language: headers['content-language'],
  vary: headers.vary,
});

const inLanguage = (language: Language) => ({ language, vary: 'Accept-Language' });

describe('the caller chooses the language, and is told which it got', () => {
  // biome-ignore format: one header a row
  it.each<[string | undefined, Language]>([
    [undefined,                                'en'],
    ['',                                       'en'],
    ['*',                                      'en'],
    ['en',                                     'en'],
    ['en-US,en;q=0.9,id;q=0.8',                'en'],
    ['id',                                     'id'],
    ['ID',                                     'id'],
    ['id-ID',                                  'id'],
    ['id-ID,id;q=0.9,en-US;q=0.8,en;q=0.7',    'id'],
    ['in',                                     'id'],
    ['in-ID',                                  'id'],
    ['en;q=0.4, id;q=0.5',                     'id'],
    ['fr, de;q=0.9, id;q=0.1',                 'id'],
    ['en;q=0, id',                             'id'],
    ['fr',                                     'en'],
    ['ms',                                     'en'],
    ['id;q=0',                                 'en'],
    ['*;q=0',                                  'en'],
    [';;;=,,q=,id;q=no',                       'en'],
  ])('%s is %s', async (header, language) => {
    expect(languageOf({ headers: { ...(header !== undefined && { 'accept-language': header }) } })).toBe(
      language,
    );
  });

  it('whatever is asked for', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(text, (header) => {
        expect(['en', 'id']).toContain(languageOf({ headers: { 'accept-language': header } }));
      }),
    );
  });
});

describe('every answer says which language it is in', () => {
  it.each(['en', 'id'] as const)('%s: answers, errors and what nobody knows', async (language) => {
    const { world } = await givenCustomer();
    const skena = speaking(world, language);
    const answered = [
      await skena.get('/accounts/ann'),
      await skena.get('/accounts/nobody'),
      await skena.post('/jobs', { accountId: 'ann' }),
      await skena.get('/rates'),
      await skena.tell({ type: 'variant.succeeded', jobId: 'job-1', variantId: 'v1' }),
      await skena.stripe('{'),
    ];
    expect(answered.map(({ status }) => status)).toEqual([200, 404, 422, 200, 200, 400]);
    expect(answered.map(spoken)).toEqual(answered.map(() => inLanguage(language)));
  });

  it('also a path that nothing serves', async () => {
    const { runtime } = await newWorld();
    const event = {
      routeKey: '$default',
      headers: { 'accept-language': 'id' },
      requestContext: { requestId: 'req_test', http: { method: 'GET' } },
    };
    const { headers = {}, body = '' } = await buildPublic(runtime)(event as never, {} as never);
    expect(spoken({ headers: headers as never })).toEqual(inLanguage('id'));
    expect(JSON.parse(body)).toMatchObject({
      code: 'not_found',
      title: 'Tidak ada apa-apa di sini',
    });
  });

  it('a refusal is told in it, under the same code and clause', async () => {
    const { world } = await givenCustomer();
    const job = { jobId: 'job-2', accountId: 'ann', action: 'video', variants: 100 };
    const [english, indonesian] = [
      await speaking(world, 'en').post('/jobs', job),
      await speaking(world, 'id').post('/jobs', job),
    ];
    expectProblem(english, 402, 'insufficient_credits');
    expectProblem(indonesian, 402, 'insufficient_credits');
    expect(english.body.detail).toBe(
      'The account has too few credits. 1,000 credits are needed, and 112 credits can be spent now (SK-13). At least 888 credits more would have to be bought, or less asked for.',
    );
    expect(indonesian.body).toEqual({
      ...english.body,
      title: 'Kredit di akun tidak cukup',
      detail:
        'Kredit di akun tidak cukup. Diperlukan 1.000 kredit, dan yang dapat dipakai sekarang 112 kredit (SK-13). Perlu dibeli setidaknya 888 kredit lagi, atau minta lebih sedikit.',
    });
  });

  it('a field that the schema refuses is told to whoever wrote the program, in English', async () => {
    const { world } = await givenCustomer();
    const wrong = { accountId: 'ann', action: 'video', variants: 0, admin: true };
    const { body } = await speaking(world, 'id').post('/quotes', wrong);
    expect(body.title).toBe('Permintaan tidak sah');
    expect(body.errors).toContainEqual({
      path: 'admin',
      message: 'bukan bidang dari panggilan ini',
    });
    expect(body.errors).toContainEqual({
      path: 'variants',
      message: 'Too small: expected number to be >=1',
    });
  });
});

describe('a request repeated keeps its first language', () => {
  const contract = contractOf('POST /accounts/{accountId}/adjustments');
  const asking = { 'idempotency-key': 'one' };

  it('and says so', async () => {
    const { world } = await givenCallable(contract);
    const path = '/accounts/ann/adjustments';
    const gift = { credits: 5, reason: 'a gift', by: 'sue' };
    const first = await speaking(world, 'id').support.post(path, gift, asking);
    const again = await speaking(world, 'en').support.post(path, gift, asking);
    expect(again.body).toEqual(first.body);
    expect(again.body.explanation).toMatch(/^5 kredit diberikan oleh sue/);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect([first, again].map(spoken)).toEqual([inLanguage('id'), inLanguage('id')]);
  });

  it('one that was kept before there were languages is English', async () => {
    const { world } = await givenCallable(contract);
    const path = '/accounts/ann/adjustments';
    const gift = { credits: 5, reason: 'a gift', by: 'sue' };
    await speaking(world, 'en').support.post(path, gift, asking);
    const kept = (await everythingIn(world)).find(({ sk }) => String(sk).startsWith('replay'));
    const { language, ...before } = kept ?? {};
    expect(language).toBe('en');
    await world.client.send(new PutCommand({ TableName: world.tableName, Item: before }));

    const again = await speaking(world, 'id').support.post(path, gift, asking);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(spoken(again)).toEqual(inLanguage('en'));
  });

  it('where it is known by what it asks for alone, it is told anew in the language of now', async () => {
    const { world } = await givenCustomer();
    const job = { jobId: 'job-2', accountId: 'ann', action: 'image', variants: 1 };
    const [first, again] = [
      await speaking(world, 'en').post('/jobs', job),
      await speaking(world, 'id').post('/jobs', job),
    ];
    expect([first.body.tile, again.body.tile]).toEqual(['Rendering', 'Sedang dirender']);
    expect(spoken(again)).toEqual(inLanguage('id'));
  });
});
