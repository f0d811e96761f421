import { stripVTControlCharacters } from 'node:util';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { replayReport } from '../../infra/tools/policy/replay-report.ts';
import { creditTotals, moneyTotals } from '../../infra/tools/policy/replay-totals.ts';
import { toInstant } from '../../shared/domain/instant.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { Product } from '../../shared/policy/product.ts';
import { jimeng } from '../../shared/products/jimeng/product.ts';
import { scanRefundQuotes } from '../../shared/store/scan-refund-quotes.ts';
import {
  differing,
  type Question,
  type ReplayAsked,
  replayQuotes,
} from '../../shared/use-cases/replay-quotes.ts';
import { askedBack, paidSkena } from '../support/asked-back.ts';
import { withValues } from '../support/policy-values.ts';
import { productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { type SkenaMoney, skenaMoney } from '../support/skena-money.ts';
import { newWorld, type World } from '../support/world.ts';

const product = paidSkena();
const both: readonly Question[] = ['as-of-purchase', 'now'];

const storeOf = ({ client, tableName }: World) => ({
  client,
  tableName,
  pause: () => Promise.resolve(),
  random: () => 0.5,
  timeLeft: () => 30_000,
});

const replay = (
  world: World,
  draft: Policy,
  asked: Partial<ReplayAsked> & { product?: Product } = {},
) =>
  replayQuotes({
    store: storeOf(world),
    product,
    draft,
    questions: both,
    isAll: false,
    onProgress: () => undefined,
    ...asked,
  });

const draftOf = (says: Readonly<Record<string, unknown>>): Policy =>
  withValues({ ...product.policy, version: 2, effectiveFrom: '2099-01-01T00:00:00.000Z' }, says);

let skena: SkenaMoney;
beforeAll(async () => {
  skena = await askedBack();
});

const no = { clause: 'SK-15', decides: 'refused', code: 'not_offered' };
const free = { 'cash.unused.fee': undefined };

/** Who is answered otherwise, and what they would get. */
const others = (cases: Parameters<typeof differing>[0]) =>
  differing(cases).map(({ quote, now }) => `${quote.accountId} ${now.outcome} ${now.netMinor}`);

describe('a draft says of every refund what it would have answered', () => {
  // biome-ignore format: one case a row
  it.each<[string, Readonly<Record<string, unknown>>, always: string[], later: string[]]>([
    // the draft                  says                                   all along                                                       behind the others
    ['the same',                  {},                                    [],                                                             []],
    ['three days',                { 'cash.unused.windowHours': 72 },     ['budi refused 0'],                                             []],
    ['no fee',                    free,                                  ['amina automatic 1000', 'gita review 1000', 'budi automatic 1000'], ['amina automatic 1000', 'gita review 1000', 'budi automatic 1000']],
    ['a lower fee',               { 'cash.unused.fee.capPercent': 3 },   ['amina automatic 970', 'gita review 970', 'budi automatic 970'],    ['amina automatic 970', 'gita review 970', 'budi automatic 970']],
    ['a higher fee',              { 'cash.unused.fee.capPercent': 60 },  [],                                                             []],
    ['nothing for unspent',       { 'cash.unused': no },                 ['amina refused 0', 'gita refused 0', 'budi refused 0', 'fitri refused 0'], ['fitri refused 0']],
    ['nothing for faults',        { 'cash.faulty': no },                 ['citra refused 0'],                                            []],
    ['faults in part',            { 'cash.faulty.amount': 'unspent' },   ['citra review 900'],                                           []],
    ['twice, minutes apart only', { 'duplicate.minutes': 4 },            ['hadi review 1000'],                                           []],
    ['somebody else, unspent',    { 'cash.unauthorised': no },           ['dewi refused 0'],                                             []],
    ['another clause by itself',  { 'cash.unused.clause': 'SK-09' },     [],                                                             []],
  ])('%s', async (_case, says, always, later) => {
    const { cases, unlike, factless, ofClosure, became } = await replay(skena.world, draftOf(says));

    expect(unlike).toEqual([]);
    expect({ factless, ofClosure, ...became }).toEqual({ factless: 0, ofClosure: 0, confirmed: 6, refused: 2, unconfirmed: 0 });
    expect(cases.get('as-of-purchase')).toHaveLength(8);
    expect(others(cases.get('as-of-purchase') ?? [])).toEqual(always);
    expect(others(cases.get('now') ?? [])).toEqual(later);
  });

  it('what it costs or saves, in money and in credits', async () => {
    const { cases } = await replay(
      skena.world,
      draftOf({ 'cash.unused.windowHours': 72, ...free }),
    );
    const always = cases.get('as-of-purchase') ?? [];
    const later = cases.get('now') ?? [];

    // Automatic: amina, budi and hadi; a person or a job: citra, dewi and gita.
    const told = { automatic: 941 + 941 + 1000, review: 1000 + 1000 + 941 };
    expect(moneyTotals(always)).toEqual([
      { currency: 'USD', told, now: { automatic: 1000 + 1000, review: 1000 + 1000 + 1000 } },
    ]);
    // A version is kinder as a whole: budi, on the fifth day, needs the week of the first, with its fee.
    expect(moneyTotals(later)).toEqual([
      { currency: 'USD', told, now: { automatic: 1000 + 941 + 1000, review: 3000 } },
    ]);
    expect(creditTotals(always)).toMatchObject({
      told: { automatic: 300 },
      now: { automatic: 200 },
    });
  });

  it('also of those that were refused and could not be confirmed', async () => {
    const draft = draftOf({
      'cash.unused.windowHours': 336,
      'cash.quality': { ...no, decides: 'review', code: 'case_by_case', amount: 'all' },
    });
    const { cases } = await replay(skena.world, draft);
    const wanted = ['eko review 1000', 'fitri automatic 1000'];
    for (const found of cases.values()) expect(others(found)).toEqual(wanted);
    const [, fitri] = differing(cases.get('now') ?? []);
    expect(fitri?.now.unknown).toBe('fee');
  });

  it('of some days only, where that is asked', async () => {
    const draft = draftOf({ 'cash.unused': no });
    const since = toInstant('2026-03-05T00:00:00.000Z');
    const { cases } = await replay(skena.world, draft, { since });
    expect(others(cases.get('as-of-purchase') ?? [])).toEqual([
      'budi refused 0',
      'fitri refused 0',
    ]);
  });
});

describe('a purchase counts once, however often it is asked about', () => {
  let often: SkenaMoney;
  beforeAll(async () => {
    often = await skenaMoney({ products: [product] });
    const { buy, desk, world } = often;
    for (const name of ['lia', 'maya', 'nila']) await buy(name);
    world.advance({ days: 1 });
    await desk.quote('lia', 'unused');
    await desk.ask('maya', 'unused');
    await desk.quote('nila', 'unused');
    world.advance({ days: 9 });
    for (const name of ['lia', 'lia', 'maya']) await desk.quote(name, 'unused');
  });

  // Eligible quotes told 9.41; lia's last, too late, told nothing. The last of maya is of what was given back.
  // biome-ignore format: one case a row
  it.each<[string, boolean, quotes: string[], became: object, told: number, now: number]>([
    // counted        all    by the quotes, as they were told                                            what became of them                            told     with no fee and two weeks
    ['each purchase', false, ['maya automatic', 'nila automatic', 'lia refused'],                        { confirmed: 1, refused: 1, unconfirmed: 1 }, 2 * 941, 3 * 1000],
    ['every quote',   true,  ['lia automatic', 'lia refused', 'lia refused', 'maya automatic', 'maya refused', 'nila automatic'], { confirmed: 1, refused: 3, unconfirmed: 2 }, 3 * 941, 5 * 1000],
  ])('%s', async (_case, isAll, quotes, became, told, now) => {
    const draft = draftOf({ 'cash.unused.windowHours': 336, ...free });
    const found = await replay(often.world, draft, { isAll });
    const cases = found.cases.get('as-of-purchase') ?? [];

    expect(cases.map((one) => `${one.quote.accountId} ${one.told.outcome}`).toSorted()).toEqual(quotes.toSorted());
    expect(found.became).toEqual(became);
    expect(moneyTotals(cases)).toEqual([
      { currency: 'USD', told: { automatic: told, review: 0 }, now: { automatic: now, review: 0 } },
    ]);
  });
});

describe('what is told of it', () => {
  const lines = async (says: Readonly<Record<string, unknown>>, isAll = false) =>
    replayReport(await replay(skena.world, draftOf(says), { isAll }), isAll).map(
      stripVTControlCharacters,
    );

  it('who, then and now, what became of it, and the totals', async () => {
    const told = await lines({ 'cash.faulty': no });
    const at = told.findIndex((line) => line.startsWith('citra'));
    expect(told.slice(at, at + 3)).toEqual([
      expect.stringMatching(/^citra {2}ord_\w+ {2}rfq_\w+ {2}faulty {2}\[approved by sue\]$/),
      '    then review, claim_to_check (SK-20), USD 10.00, 90 credits, by skena@1',
      '    now  refused, lot_used (SK-19), by skena@2',
    ]);
    expect(told).toContain('  1 purchase of 8 answered otherwise');
    expect(told).toContain('  0 purchases of 8 answered otherwise');
    expect(told).toContain('  left to a person, at most: USD 29.41 -> USD 19.41, USD 10.00 less');
    expect(told).toContain('  paid without a person: USD 28.82 -> USD 28.82, no change');
    expect(told).toContain(
      '  credits given up, left to a person, at most: 290 -> 200, 90 credits less',
    );
    expect(told).toContain(
      'What a person would decide nobody can replay: that money is what they may pay.',
    );
    expect(told).toContain('8 purchases: 6 confirmed, 2 refused, 0 never confirmed.');
    expect(told).toContain(
      'A purchase counts once: by its last confirmed quote, or else by its last quote.',
    );
  });

  it('what nobody asked at the time', async () => {
    const told = await lines({ 'cash.unused.windowHours': 336 }, true);
    expect(told.join('\n')).toContain('what the provider keeps was not asked then');
    expect(told).toContain(
      'Every quote counts: a purchase asked about several times counts several times.',
    );
  });
});

describe('a quote that its own version does not answer', () => {
  const change = (world: World, pk: string, UpdateExpression: string, values?: object) =>
    world.client.send(
      new UpdateCommand({
        TableName: world.tableName,
        Key: { pk, sk: 'refund-quote' },
        UpdateExpression,
        ...(values && { ExpressionAttributeValues: values as Record<string, unknown> }),
      }),
    );
  const keyOf = async ({ world }: SkenaMoney, name: string) => {
    const { quotes } = await scanRefundQuotes(storeOf(world), 'skena', {});
    const found = quotes.find(({ accountId }) => accountId === name);
    return `refund-quote/skena/${found?.refundQuoteId}`;
  };

  // biome-ignore format: one case a row
  it.each([
    // what was recorded         instead                          and it is answered again by
    ['another clause',           'SET clause = :v',   'SK-09',    'skena@1'],
    ['another outcome',          'SET outcome = :v',  'review',   'skena@1'],
    ['a fee that is not due',    'SET feeMinor = :v', 60,         'skena@1'],
    ['another number of credits', 'SET creditsRetired = :v', 99, 'skena@1'],
    ['a version nobody has',     'SET policy = :v',   'skena@9',  undefined],
  ])('is a bug: %s', async (_case, expression, value, again) => {
    const other = await askedBack();
    await change(other.world, await keyOf(other, 'amina'), expression, { ':v': value });

    const found = await replay(other.world, draftOf({}));

    expect(found.unlike).toMatchObject([{ quote: { accountId: 'amina' } }]);
    expect(found.unlike[0]?.again?.policy).toBe(again);
    const [first = '', who = ''] = replayReport(found, false).map(stripVTControlCharacters);
    expect(first).toBe('1 quote not what the own version answers: that is a bug');
    expect(who).toContain('amina');
  });

  it('and one without its facts is counted', async () => {
    const other = await askedBack();
    await change(other.world, await keyOf(other, 'amina'), 'REMOVE facts');
    const found = await replay(other.world, draftOf({}));
    expect([found.factless, found.unlike.length, found.cases.get('now')?.length]).toEqual([
      1, 0, 7,
    ]);
    expect(replayReport(found, false)).toContain('1 quote recorded without facts: not replayed.');
  });
});

describe('reviews that nobody asked for', () => {
  it('are told of, and are no claims', async () => {
    const world = await newWorld({ providers: true });
    const client = productClient(world, 'jimeng');
    const desk = refundDesk(world, client);
    await paddleCustomer(client, hundredPack('ann', world.now()));
    await desk.close('ann', 'operator', 0);

    const found = await replay(world, jimeng.policy, { product: jimeng });

    expect([found.ofClosure, found.unlike]).toEqual([1, []]);
    expect(replayReport(found, false)).toContain(
      '1 review opened by closing an account: not replayed.',
    );
  });
});

describe('every product by itself', () => {
  it('none of another is read', async () => {
    const { cases, became } = await replay(skena.world, jimeng.policy, { product: jimeng });
    expect(cases.get('now')).toEqual([]);
    expect(became).toEqual({ confirmed: 0, refused: 0, unconfirmed: 0 });
  });
});
