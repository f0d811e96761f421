import { describe, expect, it } from 'vitest';
import type { Duration } from '../../shared/domain/instant.ts';
import type { CashPolicy } from '../../shared/policy/cash.ts';
import { jimeng } from '../../shared/products/jimeng/product.ts';
import { postRemixer } from '../../shared/products/post-remixer/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { monitored, type Seen } from '../support/outages.ts';
import { annUnder, boughtAt, type Says, twoVersions } from '../support/two-versions.ts';

const all = { decides: 'review', code: 'claim_to_check', amount: 'all' } as const;
const part = { ...all, amount: 'unspent' } as const;
const no = { decides: 'refused', code: 'not_offered' } as const;
const cash = (says: Partial<CashPolicy>): Says => ({ cash: says });

const reviewed = {
  all: { clause: 'JM-10', ...all },
  part: { clause: 'JM-10', ...part },
  no: { clause: 'JM-10', ...no },
};

/** Of a purchase of 100 credits for 9.90, one video of ten credits was delivered. */
async function afterAVideo(under: ReturnType<typeof twoVersions>) {
  const ann = await annUnder(under);
  const job = { jobId: 'job-1', accountId: 'ann', action: 'text-to-video', variants: 1 };
  expect(await ann.client.post('/jobs', job)).toMatchObject({ status: 201 });
  await ann.client.succeed('job-1');
  ann.moveTo({ hours: 100 });
  return ann;
}

describe('JM-16: the grounds that a person looks at', () => {
  // biome-ignore format: one case a row
  it.each([
    // ground          then            later           answer     pays  by version
    ['faulty',         reviewed.no,    reviewed.no,    'refused',    0, 1],
    ['faulty',         reviewed.no,    reviewed.part,  'review',   891, 2],
    ['faulty',         reviewed.part,  reviewed.no,    'review',   891, 1],
    ['faulty',         reviewed.part,  reviewed.all,   'review',   990, 2],
    ['faulty',         reviewed.all,   reviewed.part,  'review',   990, 1],
    ['quality',        reviewed.no,    reviewed.all,   'review',   990, 2],
    ['quality',        reviewed.all,   reviewed.no,    'review',   990, 1],
    ['unauthorised',   reviewed.all,   reviewed.no,    'review',   990, 1],
    ['unauthorised',   reviewed.no,    reviewed.all,   'review',   990, 2],
    ['other',          reviewed.no,    reviewed.part,  'review',   891, 2],
    ['other',          reviewed.part,  reviewed.no,    'review',   891, 1],
  ] as const)('%s: %o, then %o: %s of %i cents, by version %i', async (ground, old, next, outcome, pays, version) => {
    const under = twoVersions(jimeng, cash({ [ground]: old }), cash({ [ground]: next }));
    const { quote } = await afterAVideo(under);

    expect(await quote(ground)).toMatchObject({
      outcome,
      gross: { amountMinor: pays },
      policy: `jimeng@${version}`,
    });
  });
});

const minutes = (duplicate: number): Says => ({
  duplicate: { clause: 'JM-05', minutes: duplicate },
});
const never = cash({ duplicate: { clause: 'JM-05', ...no } });

describe('JM-16: a payment made twice', () => {
  // biome-ignore format: one case a row
  it.each([
    // what             then          later         20 minutes apart  by version
    ['made shorter',    minutes(30),  minutes(15),  'automatic',      1],
    ['made longer',     minutes(15),  minutes(30),  'automatic',      2],
    ['short in both',   minutes(15),  minutes(10),  'review',         1],
    ['not any more',    minutes(30),  never,        'automatic',      1],
    ['from then on',    never,        minutes(30),  'automatic',      2],
    ['in neither',      never,        never,        'refused',        1],
  ] as const)('how far apart was %s', async (_case, old, next, outcome, version) => {
    const { moveTo, buy, quote } = await annUnder(twoVersions(jimeng, old, next));
    moveTo({ minutes: 20 });
    await buy('2');
    moveTo({ hours: 100 });

    expect(await quote('duplicate')).toMatchObject({ outcome, policy: `jimeng@${version}` });
  });
});

const rule = { clause: 'JM-07', briefestRecoveryMinutes: 30 };
const hours = (long: number): Says => ({ outage: { ...rule, hours: long } });
const notForOutages = cash({ outage: { clause: 'JM-07', ...no } });
const recovers = (briefestRecoveryMinutes: number): Says => ({
  outage: { ...rule, hours: 72, briefestRecoveryMinutes },
});
const down80: Seen[] = [
  ['down', { hours: 1 }],
  ['up', { hours: 81 }],
];
/** Of 80 hours it was back for 40 minutes. */
const broken: Seen[] = [
  ['down', { hours: 1 }],
  ['up', { hours: 30 }],
  ['down', { hours: 30, minutes: 40 }],
  ['up', { hours: 81 }],
];

describe('JM-16: an outage', () => {
  // biome-ignore format: one case a row
  it.each<[string, Says, Says, Seen[], string, number]>([
    // what                                   then          later          seen     answer     by version
    ['has to be longer',                      hours(72),    hours(100),    down80, 'automatic', 1],
    ['may be shorter',                        hours(100),   hours(72),     down80, 'automatic', 2],
    ['was too short in both',                 hours(100),   hours(90),     down80, 'refused',   1],
    ['is no ground any more',                 hours(72),    notForOutages, down80, 'automatic', 1],
    ['has become one',                        notForOutages, hours(72),    down80, 'automatic', 2],
    ['is broken by briefer recoveries',       recovers(60), recovers(30),  broken, 'automatic', 1],
    ['is broken by longer recoveries only',   recovers(30), recovers(60),  broken, 'automatic', 2],
    ['is broken in both',                     recovers(30), recovers(20),  broken, 'refused',   1],
  ])('%s', async (_case, old, next, seen, outcome, version) => {
    const { moveTo, client, quote } = await annUnder(twoVersions(jimeng, old, next));
    moveTo({ hours: 100 });
    await monitored(client, boughtAt, seen);

    expect(await quote('outage')).toMatchObject({ outcome, policy: `jimeng@${version}` });
  });

  it('is offered for as promised, also when nobody who buys now is promised it', async () => {
    const both = twoVersions(jimeng, hours(72), notForOutages);
    const { outage: _promised, ...unpromised } = both.policy;
    const under = {
      ...both,
      policies: [both.policies[0], unpromised] as const,
      policy: unpromised,
    };
    const { moveTo, client, standing, world } = await annUnder(under);
    moveTo({ hours: 100 });
    await monitored(client, boughtAt, down80);

    await world.offer();

    expect(await standing()).toMatchObject({ eligible: true, clause: 'JM-07' });
  });
});

const fee = (capPercent: number | undefined): Says =>
  cash({
    unused: {
      clause: 'SK-08',
      decides: 'automatic',
      windowHours: 168,
      closed: { clause: 'SK-15' },
      pending: { clause: 'SK-09' },
      ...(capPercent !== undefined && { fee: { clause: 'SK-11', capPercent } }),
    },
  });

/** Of 10.00, Stripe keeps 0.59. */
describe('JM-16: a fee', () => {
  // biome-ignore format: one case a row
  it.each([
    // what                then       later      is kept  by version
    ['stays',              6,         6,         59,      1],
    ['comes later',        undefined, 6,         0,       1],
    ['goes',               6,         undefined, 0,       2],
    ['becomes higher',     3,         6,         30,      1],
    ['becomes lower',      6,         3,         30,      2],
    ['was none',           0,         6,         0,       1],
  ] as const)('that %s', async (_case, old, next, feeMinor, version) => {
    const { moveTo, quote, desk } = await annUnder(twoVersions(skena, fee(old), fee(next)));
    moveTo({ hours: 100 });

    const answer = await quote('unused');

    expect(answer).toMatchObject({ fee: { amountMinor: feeMinor }, policy: `skena@${version}` });
    await desk.confirm(answer.refundQuoteId);
    expect(desk.sent('pi_1')).toMatchObject([{ params: { amount: 1000 - feeMinor } }]);
  });
});

describe('JM-16: what the law gives', () => {
  // biome-ignore format: one case a row
  it.each<[string, Says['cash'], Says['cash'], Duration, string | undefined]>([
    // what would refuse it                         later                                       asked after    by clause
    ['neither version',  { unused: { clause: 'PR-09', ...all } },  { unused: { clause: 'PR-98', ...no } },  { hours: 100 }, undefined],
    ['only the first',   { unused: { clause: 'PR-98', ...no } },   { unused: { clause: 'PR-09', ...all } }, { hours: 100 }, 'PR-98'],
  ])('reaches a person whatever refuses it: %s', async (_case, old, next, asked, clause) => {
    const { moveTo, quote } = await annUnder(
      twoVersions(postRemixer, { ...(old && { cash: old }) }, { ...(next && { cash: next }) }),
    );
    moveTo(asked);
    const answer = await quote('statutory');
    expect(answer).toMatchObject({ outcome: 'review', code: 'statutory_claim' });
    if (clause) expect(answer.explanation).toContain(`(${clause})`);
  });
});
