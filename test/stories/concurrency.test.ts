import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import type { JobId, PaymentId } from '../../shared/domain/ids.ts';
import { jobKey, paymentKey } from '../../shared/store/keys.ts';
import { audit, balanceIsTheLots, everyLotAddsUp, total } from '../store/audit.ts';
import { fiveHundred, hundred, newCrowd } from '../store/crowd.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { intentSucceeded, refundEvent, sessionCompleted } from '../support/purchases.ts';
import type { Answered } from '../support/world.ts';

const times = <Made>(count: number, make: (number: number) => Made): Made[] =>
  Array.from({ length: count }, (_, index) => make(index + 1));

const statuses = (answers: readonly Answered[]) => {
  const counted = Map.groupBy(answers, ({ status }) => status);
  return Object.fromEntries([...counted].map(([status, { length }]) => [status, length]));
};

describe.each([1, 2])('at once, in the order of seed %i', (seed) => {
  it('a hundred copies of one failure restore once', async () => {
    const { alone, atOnce, audited, jimeng, start } = await newCrowd(seed, hundred);
    await alone(() => start('j1'));
    const answers = await atOnce(times(100, () => () => jimeng.fail('j1')));

    expect(statuses(answers)).toEqual({ 200: 100 });
    expect(answers.filter(({ body }) => body.applied)).toHaveLength(1);
    const { account, ledger } = await audited();
    expect(account.balance).toMatchObject({ available: 100, pending: 0 });
    expect(ledger.map(({ kind }) => kind)).toEqual(['restore', 'charge', 'grant']);
  });

  it('sixty charges where thirty are covered: thirty succeed, and nothing is left', async () => {
    const { atOnce, audited, start } = await newCrowd(seed, hundred, hundred, hundred);
    const answers = await atOnce(times(60, (number) => () => start(`j${number}`)));

    expect(statuses(answers)).toEqual({ 201: 30, 402: 30 });
    for (const { body } of answers.filter(({ status }) => status === 402)) {
      expect(body).toMatchObject({ code: 'insufficient_credits', needed: 10, available: 0 });
    }
    const { account } = await audited();
    expect(account.balance).toMatchObject({ available: 0, pending: 300 });
  });

  it('one job started twenty times is charged once, and every caller is told of it', async () => {
    const { atOnce, audited, start } = await newCrowd(seed, hundred);
    const answers = await atOnce(times(20, () => () => start('j1', 3)));

    expect(statuses(answers)).toEqual({ 201: 1, 200: 19 });
    const again = answers.filter(({ status }) => status === 200);
    for (const { headers } of again) expect(headers['idempotency-replayed']).toBe('true');
    for (const { body } of again) expect(body).toEqual(answers[0]?.body);
    const { account, ledger } = await audited();
    expect(account.balance).toMatchObject({ available: 70, pending: 30 });
    expect(ledger.filter(({ kind }) => kind === 'charge')).toHaveLength(1);
  });

  it('of twenty jobs under one id one is started, and the id is taken for the others', async () => {
    const { atOnce, audited, start } = await newCrowd(seed, fiveHundred);
    const answers = await atOnce(times(20, (variants) => () => start('j1', variants)));

    expect(statuses(answers)).toEqual({ 201: 1, 409: 19 });
    const { account, jobs } = await audited();
    expect(account.balance.pending).toBe(10 * (jobs[0]?.variants.length ?? 0));
  });

  it('a hundred variants are captured, and nothing is due any more', async () => {
    const packs = [fiveHundred, fiveHundred];
    const { alone, atOnce, audited, jimeng, start, world } = await newCrowd(seed, ...packs);
    await alone(() => start('j1', 100));
    const answers = await atOnce(
      times(100, (variant) => () => jimeng.succeed('j1', `v${variant}`)),
    );

    expect(statuses(answers)).toEqual({ 200: 100 });
    expect(answers.every(({ body }) => body.applied)).toBe(true);
    const { jobs } = await audited();
    expect(jobs).toMatchObject([{ status: 'completed', credits: { captured: 1_000 } }]);
    const key = { TableName: world.tableName, Key: jobKey('jimeng', 'j1' as JobId) };
    const { Item } = await world.client.send(new GetCommand(key));
    expect(Item).not.toHaveProperty('dueAt');
    expect(Item).not.toHaveProperty('dueShard');
  });

  it('success, failure, cancellation and time limit settle each variant once', async () => {
    const { alone, atOnce, audited, jimeng, start, world } = await newCrowd(seed, fiveHundred);
    await alone(() => start('j1', 20));
    world.advance({ minutes: 720 });
    const lateTick = async () => {
      world.advance({ milliseconds: 1 });
      return world.tick();
    };
    const told = times(20, (variant) => [
      () => jimeng.succeed('j1', `v${variant}`),
      () => jimeng.fail('j1', `v${variant}`),
    ]).flat();
    await atOnce<unknown>([
      ...told,
      () => jimeng.cancel('j1'),
      lateTick,
      () => jimeng.cancel('j1'),
    ]);

    const { account, jobs, ledger } = await audited();
    expect(jobs[0]?.credits.pending).toBe(0);
    expect(jobs[0]?.credits).toMatchObject({ charged: 200 });
    const restores = ledger.filter(({ kind }) => kind === 'restore');
    expect(total(restores.map(({ credits }) => credits))).toBe(jobs[0]?.credits.restored);
    expect(account.balance.available).toBe(300 + (jobs[0]?.credits.restored ?? 0));
  });

  it('variants that fail side by side: each lot gets back what was drawn from it', async () => {
    const { alone, atOnce, audited, jimeng, start } = await newCrowd(seed, hundred, hundred);
    await alone(() => start('j1', 15));
    const answers = await atOnce(times(14, (variant) => () => jimeng.fail('j1', `v${variant}`)));

    expect(answers.every(({ body }) => body.applied)).toBe(true);
    const { account } = await audited();
    const left = account.lots.map(({ remaining, pending }) => [remaining, pending]);
    expect(left.toSorted(([a = 0], [b = 0]) => a - b)).toEqual([
      [90, 10],
      [100, 0],
    ]);
  });

  it('all that is told of one payment is kept, and it is granted once', async () => {
    const { alone, atOnce, world } = await newCrowd(seed);
    const skena = productClient(world, 'skena');
    await alone(() => skena.open('ada'));
    const payment = 'pi_1';
    const bought = { account: 'ada', pack: 'starter', payment, at: world.now() };
    const refunds = times(4, (number) =>
      refundEvent(payment, { id: `re_${number}`, status: 'pending', amount: 10 }, world.now()),
    );
    const events = [sessionCompleted(bought), intentSucceeded(bought), ...refunds];
    await atOnce([...events, ...events].map((event) => () => skena.stripe(event)));

    // Its lot is frozen while money of it may go back (MG-05).
    const { account, ledger } = await alone(() => audit(skena, 'ada'));
    expect(account.balance).toMatchObject({ available: 15, frozen: 100 });
    expect(ledger.filter(({ kind }) => kind === 'grant')).toHaveLength(2);
    const key = paymentKey('skena', payment as PaymentId);
    const { Item } = await world.client.send(
      new GetCommand({ TableName: world.tableName, Key: key }),
    );
    expect(Object.keys(Item?.told).toSorted()).toEqual(['checkout_session', 'payment_intent']);
    expect(Object.keys(Item?.refunds)).toHaveLength(4);
  });

  it('purchases beside charges: no job is refused for credits that were bought', async () => {
    const { atOnce, audited, buy, start } = await newCrowd(seed, hundred);
    const answers = await atOnce([
      ...times(10, (number) => () => start(`j${number}`)),
      ...times(5, (number) => () => buy(hundred, `more_${number}`)),
      ...times(5, () => () => buy(hundred, 'more_1')),
    ]);

    expect(statuses(answers)).toEqual({ 200: 10, 201: 10 });
    const { account, ledger } = await audited();
    expect(account.balance).toMatchObject({ available: 500, pending: 100 });
    expect(ledger.filter(({ kind }) => kind === 'grant')).toHaveLength(6);
  });

  it('whoever looks meanwhile sees every credit in one place, and a ledger that adds up', async () => {
    const { alone, atOnce, jimeng, start } = await newCrowd(seed, fiveHundred, hundred);
    await alone(() => Promise.all(times(8, (number) => start(`old${number}`, 2))));
    const looks = await atOnce<Answered>([
      ...times(8, (number) => () => start(`new${number}`, 3)),
      ...times(8, (number) => () => jimeng.fail(`old${number}`, 'v1')),
      ...times(8, (number) => () => jimeng.succeed(`old${number}`, 'v2')),
      ...times(15, () => () => jimeng.get('/accounts/ada')),
      ...times(15, () => () => jimeng.get('/accounts/ada/entries?limit=100')),
    ]);

    const seen = looks.slice(-30);
    expect(statuses(seen)).toEqual({ 200: 30 });
    for (const { body } of seen.slice(0, 15)) {
      everyLotAddsUp({ account: body });
      balanceIsTheLots({ account: body });
    }
    for (const { body } of seen.slice(15)) {
      const oldest = body.items.at(-1);
      expect(oldest.balanceAfter).toBe(oldest.credits);
    }
  });

  it('jobs that start, end and give back: every credit is somewhere', async () => {
    const { alone, atOnce, audited, jimeng, start } = await newCrowd(seed, fiveHundred, hundred);
    await alone(() => Promise.all(times(10, (number) => start(`old${number}`, 2))));
    await atOnce([
      ...times(10, (number) => () => start(`new${number}`, 4)),
      ...times(10, (number) => () => jimeng.fail(`old${number}`, 'v1')),
      ...times(10, (number) => () => jimeng.succeed(`old${number}`, 'v2')),
      ...times(5, (number) => () => jimeng.cancel(`new${number}`)),
    ]);
    await audited();
  });
});

describe('one hot account, where a transaction holds its items for 8 ms', () => {
  const startTimed = async ({
    jimeng,
    number,
    now,
  }: {
    jimeng: ProductClient;
    number: number;
    now: () => number;
  }) => {
    const before = now();
    const job = { jobId: `j${number}`, accountId: 'ada', action: 'text-to-video', variants: 1 };
    const { status } = await jimeng.post('/jobs', job);
    return { status, took: now() - before };
  };

  it.each([1, 2])('fifty charges at once are all answered in time (seed %i)', async (seed) => {
    const { atOnce, audited, jimeng, time } = await newCrowd(seed, fiveHundred);
    const answers = await atOnce(
      times(50, (number) => () => startTimed({ jimeng, number, now: time.now })),
    );
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect(Math.max(...answers.map(({ took }) => took))).toBeLessThan(2_500);
    const { account } = await audited();
    expect(account.balance).toMatchObject({ available: 0, pending: 500 });
  });

  it('of a hundred none is lost and none is double; some may be told to come again', async () => {
    const packs = times(2, () => fiveHundred);
    const { alone, atOnce, audited, jimeng, start, time } = await newCrowd(1, ...packs);
    const answers = await atOnce(
      times(100, (number) => () => startTimed({ jimeng, number, now: time.now })),
    );
    const later = answers.flatMap(({ status }, index) => (status === 201 ? [] : [index + 1]));
    for (const number of later) {
      expect(answers[number - 1]?.status).toBe(503);
      expect(await alone(() => start(`j${number}`))).toMatchObject({ status: 201 });
    }
    const { account, jobs } = await audited();
    expect(jobs).toHaveLength(100);
    expect(account.balance).toMatchObject({ available: 0, pending: 1_000 });
  });
});
