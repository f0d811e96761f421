import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { email } from '../../shared/contract/fields.ts';
import type { AccountId, JobId, OrderId } from '../../shared/domain/ids.ts';
import { toInstant } from '../../shared/domain/instant.ts';
import { newMint } from '../../shared/runtime/ids.ts';
import { caseKey, caseMessageKey, emailKey } from '../../shared/store/case-keys.ts';
import { evidenceKey, refusedKey } from '../../shared/store/evidence-keys.ts';
import * as keys from '../../shared/store/keys.ts';
import { heardKey, turnKey } from '../../shared/store/status-keys.ts';
import { table } from '../../shared/store/table.ts';

const { join, partsOf } = keys;

/** What a part must not be able to say: where it ends, or what another one is encoded to. */
const hostile = ['/', '%', '%2F', '%25', '.', '..', '#', ':', '~', '!', ' ', '', 'head', 'é'];

const part = fc.oneof(
  fc.array(fc.constantFrom(...hostile, 'a'), { maxLength: 4 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed()),
);
const parts = fc.array(part, { minLength: 1, maxLength: 5 });

describe('a key is made of parts, and no part can reach into another', () => {
  it('two lists of parts never make one key', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        expect(join(...one) === join(...other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
      { numRuns: 1_000 },
    );
  });

  it('nor does one list, cut at other places', () => {
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        const made = [join(a, b, c), join(`${a}/${b}`, c), join(a, `${b}/${c}`)];
        expect(new Set(made).size).toBe(3);
      }),
    );
  });

  it('the parts read back as they were', () => {
    fc.assert(
      fc.property(parts, (list) => {
        expect(partsOf(join(...list))).toEqual(list);
      }),
      { numRuns: 1_000 },
    );
  });
});

const callerId = fc.stringMatching(/^[A-Za-z0-9._:-]{1,128}$/);
const product = fc.constantFrom('skena', 'post-remixer', 'jimeng', 'a/b', 'a');
const at = toInstant('2026-03-02T09:00:00.000Z');

/** Every kind of item, named by a product and one id. */
const named: readonly ((product: string, id: string) => keys.Key)[] = [
  (name, id) => keys.headKey(name, id as AccountId),
  (name, id) => keys.jobKey(name, id as JobId),
  (name, id) => keys.quoteKey(name, id as never),
  (name, id) => keys.paymentKey(name, id as never),
  (name, id) => keys.eventKey(name, 'stripe', id),
  (name, id) => keys.eventKey(name, 'paddle', id),
  (name, id) => keys.workKey(name, 'payment', { dueAt: at, id }),
  (name, id) => keys.workKey(name, 'refund', { dueAt: at, id }),
  (name, id) => keys.replayKey(name, id),
  (name, id) => evidenceKey(name, id as never),
  (name, id) => refusedKey(name, 'pi_1' as never, { quotedAt: at, refundQuoteId: id as never }),
  (name, id) => heardKey(name, id),
  (name, id) => turnKey(name, id as never),
  (name, id) => caseKey(name, id as never),
  (name, id) => caseMessageKey(name, 'cse_1' as never, id),
  (name, id) => emailKey(name, 'ann@example.com', id as AccountId),
];

describe('9: nothing of one account, product or kind is found under the key of another', () => {
  it('two things have one key only if they are of one kind and product and have one id', () => {
    const kind = fc.integer({ min: 0, max: named.length - 1 });
    const thing = fc.tuple(kind, product, fc.oneof(callerId, part));
    const keyOf = ([of, ...ids]: [number, string, string]) => named[of]?.(...ids);
    fc.assert(
      fc.property(thing, thing, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(JSON.stringify(keyOf(one)) === JSON.stringify(keyOf(other))).toBe(isSame);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('an account is found by its e-mail address, and by no other', () => {
  const letters = fc.constantFrom(...'aAbB%/+.@#:~!?&=é字');
  const address = fc
    .array(letters, { minLength: 1, maxLength: 6 })
    .map((pieces) => `${pieces.join('')}@example.com`);
  const partition = (email: string) => emailKey('skena', email, 'ann' as AccountId).pk;

  it('however it is capitalised; two others never share a partition', () => {
    fc.assert(
      fc.property(address, address, (one, other) => {
        const isSame = one.toLowerCase() === other.toLowerCase();
        expect(partition(one) === partition(other)).toBe(isSame);
      }),
      { numRuns: 1_000 },
    );
  });

  // biome-ignore format: one case a row
  it.each([
    // address                  another                     are one
    ['ann@example.com',         'Ann@Example.COM',          true],
    ['é@example.com',           'É@example.com',            false],
    ['ann+x@example.com',       'ann%2Bx@example.com',      false],
    ['ann/x@example.com',       'ann%2Fx@example.com',      false],
    ['a.b@example.com',         'ab@example.com',           false],
    ['i@example.com',           '\u0130@example.com',       false],
    ['s@example.com',           'ſ@example.com',            false],
  ])('%s and %s', (one, other, isOne) => {
    expect(partition(one) === partition(other)).toBe(isOne);
  });

  it('the longest address there may be makes a key that DynamoDB takes', () => {
    const longest = `${'字'.repeat(247)}@例.jp`;
    expect(email.parse(longest)).toHaveLength(252);
    expect(Buffer.byteLength(partition(longest))).toBeLessThanOrEqual(2_048);
  });
});

describe("an account's items lie in the order that one backward look needs", () => {
  const accountId = 'ada' as AccountId;
  const head = keys.headKey('skena', accountId);
  const orderKey = (paidAt: string, orderId: string) =>
    keys.orderKey('skena', accountId, { paidAt: toInstant(paidAt), orderId: orderId as OrderId });

  it('every entry before the head, every order behind it, all in one partition', () => {
    const entry = keys.entryKey('skena', accountId, newMint().entryId(at));
    const order = orderKey(at, 'ord_1');
    expect([entry, head, order].map(({ pk }) => pk)).toEqual([head.pk, head.pk, head.pk]);
    expect([order, entry, head].map(({ sk }) => sk).toSorted()).toEqual([
      entry.sk,
      head.sk,
      order.sk,
    ]);
    expect(entry.sk > keys.firstOf.entry).toBe(true);
  });

  it('orders lie by the time of purchase', () => {
    const [late, early] = ['2026-03-02T09:00:00.001Z', '2026-03-02T09:00:00.000Z'];
    expect(orderKey(late, 'ord_a').sk > orderKey(early, 'ord_b').sk).toBe(true);
  });
});

describe('what is due is spread over the shards of its index', () => {
  const jobKeys = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      keys.jobKey('skena', `job_01jd5x${index.toString(36).padStart(6, '0')}` as JobId),
    );

  it('evenly, also under ids that follow each other', () => {
    const perShard = Map.groupBy(jobKeys(8_000), keys.dueShardOf);
    expect(perShard.size).toBe(table.due.shards);
    for (const { length } of perShard.values()) {
      expect(length).toBeGreaterThan(850);
      expect(length).toBeLessThan(1_150);
    }
  });

  it('into shards that the schedule looks at', () => {
    const looked = Array.from({ length: table.due.shards }, (_, shard) => keys.dueShardName(shard));
    for (const key of jobKeys(200)) expect(looked).toContain(keys.dueShardOf(key));
  });

  it.each([
    ['job_01jd5x8y', 'due/3'],
    ['job_01jd5x8z', 'due/6'],
    ['a:b.c-d_e', 'due/6'],
  ])('%s lies in %s, in every process and on every day', (id, shard) => {
    expect(keys.dueShardOf(keys.jobKey('skena', id as JobId))).toBe(shard);
  });
});
