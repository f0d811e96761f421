import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Audit, auditLedger, type Records } from '../../shared/decide/audit-ledger.ts';
import { foldLedger } from '../../shared/decide/fold-ledger.ts';
import { isWatched } from '../../shared/domain/account.ts';
import type { Entry } from '../../shared/domain/entry.ts';
import type { LotId } from '../../shared/domain/ids.ts';
import { later } from '../../shared/domain/instant.ts';
import { jimeng } from '../../shared/products/jimeng/product.ts';
import { postRemixer } from '../../shared/products/post-remixer/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { after, anySteps, type Life, newLife, recordsOf, type Step } from './any-life.ts';
import { entryIdAt } from './entry-ids.ts';
import { at } from './given.ts';

const products = { skena, postRemixer, jimeng };
const anyProduct = fc.constantFrom(...(['skena', 'postRemixer', 'jimeng'] as const));

const auditOf = (life: Life, changed: Partial<Records> = {}): Audit =>
  auditLedger({ ...recordsOf(life), ...changed }, life.product);

const lived = (life: Life, steps: readonly Step[]): Life => steps.reduce(after, life);

describe('any life of an account', () => {
  it('is what its ledger folded from nothing says, after every step', () => {
    fc.assert(
      fc.property(anyProduct, anySteps, (product, steps) => {
        let life = newLife(products[product]);
        for (const step of steps) {
          life = after(life, step);
          expect(auditOf(life).differences).toEqual([]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the same in whatever order the entries are summed up', () => {
    fc.assert(
      fc.property(anyProduct, anySteps, (product, steps) => {
        const { entries } = lived(newLife(products[product]), steps);
        const told = foldLedger(entries);
        const backwards = foldLedger(entries.toReversed());
        const inOrder = (lots: typeof told.lots) =>
          [...lots].toSorted(([a], [b]) => (a < b ? -1 : 1));
        expect(inOrder(backwards.lots)).toEqual(inOrder(told.lots));
        expect(backwards.owed).toBe(told.owed);
      }),
      { numRuns: 200 },
    );
  });

  const anyLedger = fc
    .tuple(anyProduct, anySteps, fc.nat())
    .map(([product, steps, which]) => ({ life: lived(newLife(products[product]), steps), which }))
    .filter(({ life }) => life.entries.length > 0);

  /** Moves nothing and is about nothing that lies anywhere: an offer, a freeze that is over. */
  const isSilent = ({ credits, frozen, owed }: Entry) => !credits && !frozen && !owed;

  it('does not agree once an entry is gone', () => {
    fc.assert(
      fc.property(anyLedger, ({ life, which }) => {
        const gone = life.entries[which % life.entries.length];
        fc.pre(gone !== undefined && !isSilent(gone));
        const entries = life.entries.filter((entry) => entry !== gone);
        expect(auditOf(life, { entries }).agrees).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('does not agree once an entry is there twice', () => {
    fc.assert(
      fc.property(anyLedger, ({ life, which }) => {
        const again = life.entries[which % life.entries.length];
        fc.pre(again !== undefined && !isSilent(again));
        const entryId = entryIdAt(later(at, { days: 1 }), 0);
        const entries = [...life.entries, { ...again, entryId }];
        expect(auditOf(life, { entries }).agrees).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  const numbers = [
    'remaining',
    'credits',
    'refunded',
    'clawedBack',
    'forfeited',
    'adjusted',
    'lent',
  ] as const;

  it('does not agree once a number of a lot is another', () => {
    const change = fc.tuple(anyLedger, fc.constantFrom(...numbers), fc.constantFrom(1, -1));
    fc.assert(
      fc.property(change, ([{ life, which }, number, by]) => {
        const { lots } = life.account;
        const lot = lots[which % Math.max(1, lots.length)];
        const value = (lot?.[number] ?? 0) + by;
        fc.pre(lot !== undefined && value >= 0);
        const changed = lots.map((one) => (one === lot ? { ...one, [number]: value } : one));
        const account = { ...life.account, lots: changed };
        const holdings = { account, spent: life.spent, watched: isWatched(life.account) };
        expect(auditOf(life, { holdings }).agrees).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

const quiet = { which: 0, amount: 0, variants: 1, share: 0, status: 0 };
const step = (act: Step['act'], said: Partial<Step> = {}): Step => ({ ...quiet, act, ...said });

/** Jobs of Skena, which names its actions in this order. */
const image = (variants: number) => step('start', { amount: 0, variants });
const video = (variants: number) => step('start', { amount: 1, variants });
const avatar = (variants: number) => step('start', { amount: 2, variants });
const buy = step('buy');
const third = { share: 1, status: 1 };

/** Fails a variant of a job. @param which 0 for the newest job */
const fail = (number: number, which: number) =>
  step('settle', { which, amount: number - 1, variants: 4, share: 1 });

describe('where entries tell a sum alone', () => {
  /** Spent to the last credit; a third of its price was refunded, a third disputed; the next purchase pays. */
  const owing = [buy, video(11), image(5), step('refund', third), step('dispute', third), buy];
  const life = lived(newLife(skena), [...owing, ...[1, 2, 3, 4].map((number) => fail(number, 1))]);
  const lotId = 'lot_1' as LotId;

  it('what a lot gives in the place of those that had paid for it is compared as a sum', () => {
    const [, lot] = life.account.lots;
    const told = foldLedger(life.entries).lots.get(lotId);
    expect(lot).toMatchObject({ lotId, refunded: 33, clawedBack: 7 });
    expect(told).toMatchObject({ refunded: 40, clawedBack: 0, untold: 40 });
    expect(auditOf(life).differences).toEqual([]);
  });

  it('and no further', () => {
    const { account, spent } = life;
    const less = account.lots.map((lot) =>
      lot.lotId === lotId ? { ...lot, clawedBack: 6 as never, remaining: 1 as never } : lot,
    );
    const holdings = { account: { ...account, lots: less }, spent, watched: true };
    const told = auditOf(life, { holdings }).differences.map(({ what, where }) => [what, where]);
    expect(told).toContainEqual(['refunded', lotId]);
  });

  it('what comes back when a refund failed may be a credit of the dispute’s, by rounding', () => {
    const failed = [
      buy,
      step('refund', third),
      step('dispute', third),
      step('refund', { share: 1, status: 2 }),
    ];
    const undone = lived(newLife(skena), failed);
    const [, lot] = undone.account.lots;
    expect(undone.entries.at(-1)).toMatchObject({
      kind: 'reinstate',
      clause: 'MG-09',
      credits: 34,
    });
    expect(lot).toMatchObject({ lotId, refunded: 0, clawedBack: 33 });
    expect(foldLedger(undone.entries).lots.get(lotId)).toMatchObject({
      refunded: -1,
      clawedBack: 34,
    });
    expect(auditOf(undone).differences).toEqual([]);
  });

  it('which of two lots lies frozen is not compared where both would explain it', () => {
    const frozen = [buy, buy, video(10), image(5), avatar(1), step('dispute', { which: 1 })];
    const given = lived(newLife(skena), [...frozen, fail(1, 0)]);
    const { folded, differences } = auditOf(given);
    expect(given.entries.at(-1)).toMatchObject({ kind: 'restore', credits: 20, frozen: 10 });
    expect(folded.frozen).toBe(10);
    expect(folded.lots.map((lot) => lot.frozen)).toEqual([0, undefined, undefined]);
    expect(differences).toEqual([]);
  });
});

describe('a lot never holds less than nothing', () => {
  const { account, ...life } = lived(newLife(skena), [buy, video(2)]);
  const [trial, grant, charge] = life.entries;

  /** The grant as another process entered it, so much later than the charge that spends it. */
  const granted = (minutes: number) => {
    const entryId = entryIdAt(later(at, { minutes: 2 + minutes }), 7);
    return [trial, charge, { ...grant, entryId }] as Entry[];
  };

  // biome-ignore format: one case a row
  it.each([
    // case                                                minutes  then
    ['entries of one moment stand in any order',           0,       []],
    ['a request may be entered late',                      2,       []],
    ['but not later than any request lasts',               2.001,   ['below_zero']],
  ])('%s', (_case, minutes, found) => {
    const told = auditOf({ ...life, account }, { entries: granted(minutes) });
    expect(told.differences.map(({ what }) => what)).toEqual(found);
  });
});

it('takes time that grows with the number of entries alone', () => {
  const { entries, ...life } = lived(newLife(skena), [
    buy,
    ...Array.from({ length: 20 }, () => image(2)),
  ]);
  const [first, second, ...charges] = entries;
  const many = Array.from({ length: 40_000 }, (_, index) => {
    const charge = charges[index % charges.length];
    const entryId = entryIdAt(later(at, { hours: 1 }), index);
    return { ...charge, entryId, jobId: `job-${index}` };
  });
  const audit = auditOf({ ...life, entries }, { entries: [first, second, ...many] as Entry[] });
  expect(audit.entries).toBe(40_002);
}, 5_000);
