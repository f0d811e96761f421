import { beforeAll, describe, expect, it } from 'vitest';
import { closers } from '../../shared/domain/account.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { smallPack, soundAccount, stripeCustomer } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { spend, start } from '../support/spend.ts';
import { newWorld, type World } from '../support/world.ts';

let world: World;
let remixer: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeAll(async () => {
  world = await newWorld({ at: '2026-06-01T09:00:00.000Z', providers: true });
  remixer = productClient(world, 'post-remixer');
  desk = refundDesk(world, remixer);
});

const bought = (accountId: string) => stripeCustomer(remixer, smallPack(accountId, world.now()));

const job = (accountId: string, variants: number) => ({
  accountId,
  jobId: `job-${accountId}`,
  action: 'analyse-image',
  variants,
});

describe.each(closers)('PR-15: an account closed by its %s keeps what was paid for', (by) => {
  const named = (name: string) => `${name}-${by}`;

  it('closing says first what it forfeits, and what may be asked back', async () => {
    const ann = named('ann');
    await bought(ann);
    await desk.goodwill(ann, 10);
    const before = await soundAccount(remixer, ann);

    const answer = await desk.close(ann, by, 50);

    expect(answer).toMatchObject({
      status: 409,
      body: {
        code: 'forfeit_not_acknowledged',
        clause: 'PR-15',
        forfeitCredits: 10,
        refundable: [{ outcome: 'review', code: 'case_by_case', creditsRetired: 40 }],
      },
    });
    expect(await soundAccount(remixer, ann)).toEqual(before);
    const [{ refundQuoteId }] = answer.body.refundable;
    expect(await desk.confirm(refundQuoteId)).toMatchObject({ status: 202 });
  });

  // biome-ignore format: one case a row
  it.each([
    // decided     the refund    pays  refunded  forfeited
    ['approve',    'succeeded',  350,  28,        0],
    ['deny',       'denied',       0,   0,       28],
  ] as const)('%s: what was given is gone, what was paid is decided', async (...row) => {
    const [decision, state, pays, refunded, forfeited] = row;
    const bob = named(`bob-${decision}`);
    await bought(bob);
    await spend(remixer, job(bob, 12));
    world.advance({ minutes: 1 });
    await desk.goodwill(bob, 10);

    const { status, body } = await desk.close(bob, by, 10);

    expect([status, body.status]).toEqual([200, 'closed']);
    const closed = await soundAccount(remixer, bob);
    expect(closed.balance).toMatchObject({ available: 0, pending: 0, frozen: 28 });
    expect(closed.lots).toMatchObject([
      { kind: 'purchase', remaining: 28, captured: 12, state: 'frozen' },
      { kind: 'goodwill', forfeited: 10, state: 'forfeited' },
    ]);
    const [work, ...others] = await desk.work(bob);
    expect(others).toEqual([]);
    expect(work).toMatchObject({ kind: 'refund', dueAt: '2026-06-08T22:59:59.999Z' });
    const asked = await desk.refund(work.id);
    expect(asked).toMatchObject({
      state: 'under_review',
      clause: 'PR-15',
      gross: { amountMinor: 350, currency: 'GBP' },
      creditsRetired: 28,
      history: [{ state: 'under_review', by }],
    });

    expect(await desk.decide(work.id, decision)).toMatchObject({ status: 200 });

    expect(await desk.refund(work.id)).toMatchObject({ state });
    expect(desk.sent(`pi_${bob}`).map(({ params }) => params.amount)).toEqual(pays ? [pays] : []);
    const { balance, lots } = await soundAccount(remixer, bob);
    expect(balance).toEqual({ available: 0, pending: 0, frozen: 0, owed: 0 });
    expect(lots).toMatchObject([{ remaining: 0, captured: 12, refunded, forfeited }, {}]);
    expect(await desk.work(bob)).toEqual([]);
  });

  // biome-ignore format: one case a row
  it.each([
    // the job that runs   is to review   pays
    ['fails',              40,            500],
    ['succeeds',           32,            400],
    ['times out',          40,            500],
  ])('a job that runs and then %s: what that leaves is looked at', async (ends, left, gross) => {
    const cam = named(`cam-${ends.replace(' ', '-')}`);
    await bought(cam);
    await start(remixer, job(cam, 8));
    expect(await desk.close(cam, by, 0)).toMatchObject({ status: 200 });
    await world.tick();
    expect(await desk.work(cam)).toEqual([]);
    expect((await soundAccount(remixer, cam)).balance).toMatchObject({ pending: 8 });

    world.advance({ minutes: 2 });
    for (let variant = 1; variant <= 8; variant += 1) {
      if (ends === 'fails') await remixer.fail(`job-${cam}`, `v${variant}`);
      if (ends === 'succeeds') await remixer.succeed(`job-${cam}`, `v${variant}`);
    }
    world.advance({ minutes: 31 });
    await world.tick();
    world.advance({ minutes: 10 });
    await world.tick();

    const [{ id }] = await desk.work(cam);
    expect(await desk.refund(id)).toMatchObject({
      state: 'under_review',
      creditsRetired: left,
      gross: { amountMinor: gross },
    });
    await desk.decide(id, 'approve');
    const { balance, lots } = await soundAccount(remixer, cam);
    expect(balance).toEqual({ available: 0, pending: 0, frozen: 0, owed: 0 });
    expect(lots).toMatchObject([{ refunded: left, captured: 40 - left, forfeited: 0 }]);
  });

  it('what closing answers is what the account says from then on', async () => {
    const eve = named('eve');
    await bought(eve);
    const { status, body } = await desk.close(eve, by, 0);
    expect({ status, balance: body.balance }).toMatchObject({
      status: 200,
      balance: { available: 0, frozen: 40 },
    });
    const { entries: _entries, ...account } = await soundAccount(remixer, eve);
    expect(body).toEqual(account);
  });

  it('a refund that was asked for before goes on', async () => {
    const dee = named('dee');
    await bought(dee);
    const { refundId } = await desk.ask(dee, 'unused');
    expect(await desk.close(dee, by, 0)).toMatchObject({ status: 200 });
    expect((await desk.work(dee)).map(({ id }: { id: string }) => id)).toEqual([refundId]);
    await desk.decide(refundId, 'deny');
    const { lots } = await soundAccount(remixer, dee);
    expect(lots).toMatchObject([{ forfeited: 40, remaining: 0 }]);
    expect(await desk.work(dee)).toEqual([]);
  });
});

describe('PR-15: credits that were bought do not run out of time', () => {
  it('three years later they are there', async () => {
    await bought('old');
    world.advance({ days: 3 * 365 });
    await world.tick();
    expect((await soundAccount(remixer, 'old')).balance.available).toBe(40);
  });
});
