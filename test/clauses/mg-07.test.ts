import { beforeEach, describe, expect, it } from 'vitest';
import { type PaidAccount, paidAccount } from '../support/paid-account.ts';

let ann: PaidAccount;
const sixtyOwed = async () => {
  await ann.spend(60);
  await ann.dispute('lost');
  expect(await ann.balance()).toMatchObject({ available: 0, owed: 60 });
};
beforeEach(async () => {
  ann = await paidAccount({ providers: true });
});

describe('MG-07: the next grant pays first what is owed', () => {
  it('a purchase that covers it', async () => {
    await sixtyOwed();
    await ann.buy('pi_2');

    const { entries, balance } = await ann.sound();
    const [first, second] = [await ann.lot('pi_1'), await ann.lot('pi_2')];
    expect(balance).toMatchObject({ available: 40, owed: 0 });
    expect(second).toMatchObject({ credits: 100, remaining: 40, clawedBack: 60, state: 'open' });
    expect(entries.slice(0, 2)).toMatchObject([
      {
        kind: 'clawback',
        credits: -60,
        owed: -60,
        balanceAfter: 40,
        draws: [{ lotId: second.lotId, credits: 60 }],
        orderId: first.orderId,
        clause: 'MG-07',
        policy: 'skena@1',
      },
      { kind: 'grant', credits: 100, balanceAfter: 100, orderId: second.orderId },
    ]);
    expect(entries[0]?.explanation).toContain('60 credits paid what was owed');
  });

  it('goodwill that does not cover it, and what comes after', async () => {
    await sixtyOwed();
    const { body } = await ann.desk.goodwill('ann', 25);
    expect(body).toMatchObject({ kind: 'adjust', credits: 25 });
    expect(await ann.balance()).toMatchObject({ available: 0, owed: 35 });
    await ann.desk.goodwill('ann', 35);
    expect(await ann.balance()).toMatchObject({ available: 0, owed: 0 });
    await ann.desk.goodwill('ann', 10);
    expect(await ann.balance()).toMatchObject({ available: 10, owed: 0 });
  });

  it('the oldest debt is paid first', async () => {
    await ann.buy('pi_2');
    await ann.spend(200);
    await ann.dispute('lost', {}, 'pi_2');
    await ann.dispute('lost', { id: 'du_1' }, 'pi_1');
    expect(await ann.balance()).toMatchObject({ available: 0, owed: 200 });
    await ann.desk.goodwill('ann', 120);
    await ann.dispute('won', { id: 'du_1' }, 'pi_1');
    expect(await ann.balance()).toMatchObject({ available: 100, owed: 80 });
  });

  it('debts of several orders are each entered', async () => {
    await ann.buy('pi_2');
    await ann.spend(200);
    await ann.dispute('lost', { amount: 300 }, 'pi_1');
    await ann.dispute('lost', { amount: 200 }, 'pi_2');
    await ann.buy('pi_3');
    const { balance, entries } = await ann.sound();
    expect(balance).toMatchObject({ available: 50, owed: 0 });
    expect(entries.slice(0, 3)).toMatchObject([
      { kind: 'clawback', credits: -20, owed: -20 },
      { kind: 'clawback', credits: -30, owed: -30 },
      { kind: 'grant', credits: 100 },
    ]);
  });

  it('the same purchase told twice pays once', async () => {
    await sixtyOwed();
    await ann.buy('pi_2');
    const before = await ann.sound();
    await ann.buy('pi_2');
    expect(await ann.sound()).toEqual(before);
  });
});

describe('MG-07: what paid a debt is not there to be paid back', () => {
  it('a purchase that paid what was owed is not whole any more', async () => {
    await sixtyOwed();
    await ann.buy('pi_2');
    const { orderId = '', refund } = await ann.lot('pi_2');
    expect(refund).toMatchObject({ eligible: false, code: 'lot_used', clause: 'SK-19' });
    expect(await ann.desk.quote('ann', 'unused', { orderId })).toMatchObject({
      outcome: 'refused',
      code: 'lot_used',
    });
  });

  it('money that goes back for it all the same leaves the debt owed again', async () => {
    await sixtyOwed();
    await ann.buy('pi_2');
    await ann.refunded('succeeded', 1000, 're_2', 'pi_2');
    expect(await ann.balance()).toMatchObject({ available: 0, owed: 60 });
    await ann.buy('pi_3');
    expect(await ann.balance()).toMatchObject({ available: 40, owed: 0 });
  });

  it('so does a dispute of it that is lost, until it is won', async () => {
    await sixtyOwed();
    await ann.buy('pi_2');
    await ann.dispute('lost', {}, 'pi_2');
    expect(await ann.balance()).toMatchObject({ available: 0, owed: 60 });
    await ann.dispute('won', {}, 'pi_2');
    expect(await ann.balance()).toMatchObject({ available: 40, owed: 0 });
  });
});
