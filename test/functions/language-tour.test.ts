import { describe, expect, it } from 'vitest';
import type { Language } from '../../shared/contract/messages/language.ts';
import { disputeEvent } from '../support/money-back.ts';
import { sessionCompleted, soundAccount } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { speaking } from '../support/speaking.ts';
import { type Answered, newWorld } from '../support/world.ts';

/** All that can happen to Amina's credits and money at Skena, and to whoever asks too much. */
async function tour(language: Language) {
  const world = await newWorld({ providers: true });
  const heard: Answered[] = [];
  const skena = speaking(world, language, { heard });
  const desk = refundDesk(world, skena);
  const buy = async (payment: string) => {
    const bought = { account: 'amina', pack: 'starter', payment, at: world.now() };
    await skena.stripe(sessionCompleted(bought));
    world.advance({ minutes: 20 });
    return (await desk.orders('amina'))[0].orderId;
  };
  const start = (jobId: string, variants: number, more: object = {}) =>
    skena.post('/jobs', { jobId, accountId: 'amina', action: 'video', variants, ...more });

  await skena.open('amina');
  const first = await buy('pi_1');
  const { body: quote } = await skena.post('/quotes', {
    accountId: 'amina',
    action: 'video',
    variants: 4,
  });
  await skena.post('/quotes', { accountId: 'amina', action: 'video', variants: 100 });
  await start('too-much', 100);
  await start('shown-less', 1, { shownCredits: 9 });
  await start('other-quote', 1, { quoteId: quote.quoteId });
  await start('job-1', 4, { quoteId: quote.quoteId });
  await start('job-1', 3);
  await skena.job('job-1');
  await desk.quote('amina', 'unused', { orderId: first });
  await skena.succeed('job-1', 'v1');
  await skena.fail('job-1', 'v2');
  await skena.cancel('job-1');
  await skena.cancel('job-1');
  world.advance({ hours: 1 });
  await start('late', 1, { quoteId: quote.quoteId });

  const spoiled = await desk.quote('amina', 'quality', { orderId: first });
  await desk.confirm(spoiled.refundQuoteId);
  const second = await buy('pi_2');
  const unused = await desk.quote('amina', 'unused', { orderId: second });
  world.advance({ hours: 1 });
  await desk.confirm(unused.refundQuoteId);
  await desk.ask('amina', 'unused', { orderId: second });

  const third = await buy('pi_3');
  const claimed = await desk.ask('amina', 'unauthorised', { orderId: third });
  await skena.get('/accounts/amina');
  await desk.decide(claimed.refundId, 'deny', { reason: 'it was her card' });
  await desk.decide(claimed.refundId, 'deny');
  await desk.refund(claimed.refundId);
  await start('all', 20);
  for (let n = 1; n <= 20; n += 1) await skena.succeed('all', `v${n}`);
  await skena.stripe(disputeEvent('pi_3', 'needs_response', world.now()));
  world.advance({ minutes: 1 });
  await skena.stripe(disputeEvent('pi_3', 'lost', world.now()));
  await desk.goodwill('amina', 200);
  await skena.support.post(
    '/accounts/amina/adjustments',
    { credits: -7, reason: 'a slip', by: 'sue' },
    { 'idempotency-key': 'slip' },
  );
  await desk.close('amina', 'customer', 1);
  const { forfeitCredits } = heard.at(-1)?.body ?? {};
  await desk.close('amina', 'customer', forfeitCredits);
  await start('closed', 1);
  await skena.get('/accounts/amina/orders');
  await skena.get('/accounts/amina/jobs');
  const sound = await soundAccount(skena, 'amina');
  return { heard, ...sound };
}

const sentences = /^(explanation|title|detail|tile|message|decisionWithin|payoutWithin)$/;

/** Every sentence of an answer with the name it has there, at any depth. */
function sentencesIn(value: unknown, name = ''): [string, string][] {
  if (typeof value === 'string') return sentences.test(name) ? [[name, value]] : [];
  if (Array.isArray(value)) return value.flatMap((inner) => sentencesIn(inner, name));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => sentencesIn(inner, key));
}

/** An answer without its sentences, and with ids of chance by the order they are met in. */
function bare(told: readonly Answered[]) {
  const met = new Map<string, string>();
  const nameOf = (id: string) => {
    if (!met.has(id)) met.set(id, `id-${met.size}`);
    return met.get(id) ?? '';
  };
  const without = (name: string, value: unknown) =>
    sentences.test(name)
      ? undefined
      : typeof value === 'string'
        ? value.replaceAll(/\b(ent|qte|rfq|rfd|lot|re)_\w+/g, nameOf)
        : value;
  return told.map(({ status, body }) => [status, JSON.parse(JSON.stringify(body, without))]);
}

describe('a tour through all that can happen, in both languages', async () => {
  const [english, indonesian] = [await tour('en'), await tour('id')];

  it('goes through every kind of entry, and is refused in many ways', () => {
    const kinds = new Set(english.entries.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual([
      'adjust',
      'charge',
      'clawback',
      'forfeit',
      'grant',
      'refund',
      'reinstate',
      'restore',
    ]);
    const codes = english.heard.flatMap(({ status, body }) => (status >= 400 ? body.code : []));
    expect(codes).toEqual([
      'insufficient_credits',
      'price_changed',
      'price_changed',
      'job_exists',
      'job_settled',
      'quote_expired',
      'refund_refused',
      'quote_expired',
      'refund_decided',
      'forfeit_not_acknowledged',
      'account_closed',
    ]);
  });

  it('happens the same, whatever the language: codes, clauses and amounts', () => {
    expect(bare(indonesian.heard)).toEqual(bare(english.heard));
  });

  it('is told in another language, sentence by sentence', () => {
    const [one, other] = [english, indonesian].map(({ heard }) =>
      heard.flatMap(({ body }) => sentencesIn(body)),
    );
    expect(other?.length).toBe(one?.length);
    expect(one?.length).toBeGreaterThan(150);
    for (const [index, [name, text]] of (one ?? []).entries()) {
      expect([name, other?.[index]?.[1]]).not.toEqual([name, text]);
    }
  });

  it.each([english, indonesian].map((told, index) => [['en', 'id'][index], told] as const))(
    'no sentence leaves a place open: %s',
    (_language, { heard }) => {
      for (const [, text] of heard.flatMap(({ body }) => sentencesIn(body))) {
        expect(text).not.toMatch(/[{}]|undefined|null|NaN|\[object|\s{2}|\s[.,;]/);
      }
    },
  );

  // biome-ignore format: one language a row
  it.each([
    ['en', english,    new Intl.NumberFormat('en-GB')],
    ['id', indonesian, new Intl.NumberFormat('id-ID')],
  ] as const)('every entry names its clause, its lots and its credits: %s', (_language, { entries }, written) => {
    for (const { explanation, clause, credits, owed = 0, draws } of entries) {
      expect(explanation).toContain(`(${clause})`);
      for (const { lotId } of draws) expect(explanation).toContain(lotId);
      if (credits !== 0) expect(explanation).toContain(written.format(Math.abs(credits)));
      if (owed !== 0) expect(explanation).toContain(written.format(Math.abs(owed)));
    }
  });
});
