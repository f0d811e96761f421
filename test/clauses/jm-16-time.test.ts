import { describe, expect, it } from 'vitest';
import { type Duration, later } from '../../shared/domain/instant.ts';
import { jimeng } from '../../shared/products/jimeng/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { soundAccount } from '../support/purchases.ts';
import { annUnder, boughtAt, type Says, twoVersions } from '../support/two-versions.ts';

const never: Says = {
  cash: { unused: { clause: 'SK-15', decides: 'refused', code: 'not_offered' } },
};
const always: Says = {
  cash: {
    unused: {
      clause: 'SK-08',
      decides: 'automatic',
      windowHours: 9_999,
      closed: { clause: 'SK-15' },
      pending: { clause: 'SK-09' },
    },
  },
};

describe('JM-16: the time of the quote decides which versions count', () => {
  // biome-ignore format: one case a row
  it.each<[string, Duration, string, number]>([
    // asked, where a kinder version takes effect after 50 hours   answer       by version
    ['at once',                      {},                             'refused',   1],
    ['a millisecond before',         { hours: 50, milliseconds: -1 }, 'refused',  1],
    ['as it takes effect',           { hours: 50 },                  'automatic', 2],
    ['a millisecond after',          { hours: 50, milliseconds: 1 }, 'automatic', 2],
    ['long after',                   { days: 300 },                  'automatic', 2],
  ])('%s', async (_case, asked, outcome, version) => {
    const { moveTo, quote, standing } = await annUnder(twoVersions(skena, never, always));
    moveTo(asked);

    expect(await quote('unused')).toMatchObject({ outcome, policy: `skena@${version}` });
    expect(await standing()).toMatchObject({ eligible: outcome === 'automatic' });
  });

  it('a version that is announced counts for nothing yet', async () => {
    const { moveTo, quote, standing } = await annUnder(
      twoVersions(skena, never, always, { days: 90 }),
    );
    moveTo({ days: 89 });
    expect(await quote('unused')).toMatchObject({ outcome: 'refused', policy: 'skena@1' });
    expect(await standing()).toMatchObject({ eligible: false, code: 'not_offered' });
  });

  it('the purchase decides which is the first that counts', async () => {
    const { moveTo, buy, desk, quote } = await annUnder(twoVersions(skena, always, never));
    moveTo({ hours: 50 });
    await buy('2');
    moveTo({ hours: 60 });
    const [newer, older] = await desk.orders('ann');

    expect(await quote('unused', newer.orderId)).toMatchObject({
      outcome: 'refused',
      policy: 'skena@2',
    });
    expect(await quote('unused', older.orderId)).toMatchObject({
      outcome: 'automatic',
      policy: 'skena@1',
    });
  });

  it('a purchase of the last moment before goes by the version of that moment', async () => {
    const { moveTo, buy, desk, quote } = await annUnder(twoVersions(skena, always, never));
    moveTo({ hours: 49, minutes: 59 });
    await buy('2');
    moveTo({ hours: 60 });
    const [{ orderId }] = await desk.orders('ann');
    expect(await quote('unused', orderId)).toMatchObject({ outcome: 'automatic' });
  });

  it('a quote binds although another version has taken effect before it is confirmed', async () => {
    const { moveTo, quote, desk } = await annUnder(twoVersions(skena, always, never));
    moveTo({ hours: 49, minutes: 50 });
    const { refundQuoteId } = await quote('unused');
    moveTo({ hours: 50, minutes: 10 });

    const { body } = await desk.confirm(refundQuoteId);

    expect(await desk.refund(body.refundId)).toMatchObject({ state: 'succeeded', clause: 'SK-08' });
  });

  it('a refusal does not become a yes by being confirmed under a kinder version', async () => {
    const { moveTo, quote, desk } = await annUnder(twoVersions(skena, never, always));
    moveTo({ hours: 49, minutes: 50 });
    const { refundQuoteId } = await quote('unused');
    moveTo({ hours: 50, minutes: 10 });
    expect(await desk.confirm(refundQuoteId)).toMatchObject({ body: { code: 'refund_refused' } });
  });
});

describe('JM-16: what is written down names the version it was decided by', () => {
  it('the entries of a refund by the version of the day of the purchase', async () => {
    const { moveTo, quote, desk, client } = await annUnder(twoVersions(skena, always, never));
    moveTo({ hours: 60 });
    const { refundQuoteId } = await quote('unused');
    await desk.confirm(refundQuoteId);

    const { entries } = await soundAccount(client, 'ann');
    const ofRefund = entries.filter(({ kind }) => kind === 'refund');
    expect(ofRefund.length).toBeGreaterThan(0);
    for (const { clause, policy } of ofRefund) {
      expect({ clause, policy }).toEqual({ clause: 'SK-08', policy: 'skena@1' });
    }
  });

  it('the entries of a refund by a kinder later version', async () => {
    const { moveTo, quote, desk, client } = await annUnder(twoVersions(skena, never, always));
    moveTo({ hours: 60 });
    const { refundQuoteId } = await quote('unused');
    await desk.confirm(refundQuoteId);

    const { entries } = await soundAccount(client, 'ann');
    for (const { policy } of entries.filter(({ kind }) => kind === 'refund')) {
      expect(policy).toBe('skena@2');
    }
  });

  it('a grant and a charge by the version in force', async () => {
    const { moveTo, buy, client } = await annUnder(twoVersions(jimeng, {}, {}));
    moveTo({ hours: 60 });
    await buy('2');
    const job = { jobId: 'job-1', accountId: 'ann', action: 'text-to-video', variants: 1 };
    await client.post('/jobs', job);

    const { entries } = await soundAccount(client, 'ann');
    expect(entries.map(({ kind, policy }) => [kind, policy])).toEqual([
      ['charge', 'jimeng@2'],
      ['grant', 'jimeng@2'],
      ['grant', 'jimeng@1'],
    ]);
  });
});

const review = (businessDays: number): Says => ({
  cash: {
    unused: { clause: 'SK-08', decides: 'review', code: 'case_by_case', amount: 'unspent' },
    review: { clause: 'SK-22', businessDays },
  },
});
const window = (windowHours: number): Says => ({
  cash: {
    unused: {
      clause: 'SK-08',
      decides: 'automatic',
      windowHours,
      closed: { clause: 'SK-15' },
      pending: { clause: 'SK-09' },
    },
  },
});

describe('JM-16: what the customer is told is what they are judged by', () => {
  it('within what time a person decides', async () => {
    const { moveTo, quote } = await annUnder(twoVersions(skena, review(2), review(9)));
    moveTo({ hours: 60 });
    expect(await quote('unused')).toMatchObject({
      policy: 'skena@1',
      decisionWithin: '2 business days',
    });
  });

  it('by when it should have been asked for', async () => {
    const { moveTo, quote } = await annUnder(twoVersions(skena, window(168), window(72)));
    moveTo({ hours: 200 });
    const { code, policy, explanation } = await quote('unused');
    expect({ code, policy }).toEqual({ code: 'window_closed', policy: 'skena@1' });
    expect(explanation).toContain('7 days');
  });

  it('until when it may be asked for', async () => {
    const { moveTo, standing } = await annUnder(twoVersions(skena, window(168), window(72)));
    moveTo({ hours: 60 });
    expect(await standing()).toMatchObject({ until: later(boughtAt, { hours: 168 }) });
  });
});
