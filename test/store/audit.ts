import { expect } from 'vitest';
import * as z from 'zod/mini';
import { Account } from '../../shared/contract/accounts.ts';
import { Job } from '../../shared/contract/jobs.ts';
import { expectAudited } from '../support/audited.ts';
import { foldLedger, type Line, readLedger } from '../support/fold-ledger.ts';
import type { ProductClient } from '../support/product-client.ts';

export type AccountView = z.infer<typeof Account>;
export type JobView = z.infer<typeof Job>;

/** An account as its customer may see it, all of it. @property ledger newest first */
export type Audited = {
  readonly account: AccountView;
  readonly ledger: readonly Line[];
  readonly jobs: readonly JobView[];
};

const JobPage = z.object({ items: z.array(Job), nextCursor: z.optional(z.string()) });

export const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

async function readJobs(client: ProductClient, accountId: string): Promise<JobView[]> {
  const jobs: JobView[] = [];
  let place = '';
  do {
    const answer = await client.get(`/accounts/${accountId}/jobs?limit=100${place}`);
    const { items, nextCursor } = JobPage.parse(answer.body);
    jobs.push(...items);
    place = nextCursor ? `&cursor=${encodeURIComponent(nextCursor)}` : '';
  } while (place);
  return jobs;
}

/** 1: granted is all that became of it; that no part is below nothing, the schema says. */
export function everyLotAddsUp({ account }: Pick<Audited, 'account'>) {
  for (const { credits, ...lot } of account.lots) {
    const { remaining, pending, captured, refunded, clawedBack, forfeited, adjusted } = lot;
    const parts = [remaining, pending, captured, refunded, clawedBack, forfeited, adjusted];
    expect([lot.lotId, total(parts)]).toEqual([lot.lotId, credits]);
  }
}

/** 2: the balance is what its lots hold. */
export function balanceIsTheLots({ account: { balance, lots } }: Pick<Audited, 'account'>) {
  const remainingIn = (state: string) =>
    total(lots.filter((lot) => lot.state === state).map(({ remaining }) => remaining));
  expect(balance.available).toBe(remainingIn('open'));
  expect(balance.frozen).toBe(remainingIn('frozen'));
  expect(balance.pending).toBe(total(lots.map(({ pending }) => pending)));
}

/** 2: the ledger folded from nothing is the account, and was at every line of it. */
export function ledgerIsTheAccount({ account, ledger }: Audited) {
  const folded = foldLedger(ledger);
  const lots = account.lots.map(({ lotId, credits, remaining, pending, captured }) => [
    lotId,
    { granted: credits, remaining, spent: pending + captured },
  ]);
  expect(folded.lots).toEqual(Object.fromEntries(lots));
  const { available, frozen, owed } = account.balance;
  expect(folded).toMatchObject({ available, frozen, owed });
  let balance = 0;
  for (const line of ledger.toReversed()) {
    balance += line.credits - (line.frozen ?? 0);
    expect([line.entryId, line.balanceAfter]).toEqual([line.entryId, balance]);
    expect(total(line.draws.map(({ credits }) => credits))).toBe(Math.abs(line.credits));
  }
}

/** 3: what a job was charged was captured, restored or is pending, from every lot it drew on. */
export function everyJobAddsUp({ account, ledger, jobs }: Audited) {
  const folded = foldLedger(ledger);
  for (const { jobId, credits, draws } of jobs) {
    const { charged, captured, restored, pending } = credits;
    expect([jobId, captured + restored + pending]).toEqual([jobId, charged]);
    expect([jobId, folded.jobs[jobId]]).toEqual([jobId, { charged, restored }]);
    for (const { lotId, credits: drawn } of draws) {
      const returned = ledger
        .filter((line) => line.jobId === jobId && line.kind === 'restore')
        .flatMap((line) => line.draws.filter((draw) => draw.lotId === lotId));
      expect(total(returned.map((draw) => draw.credits))).toBeLessThanOrEqual(drawn);
    }
  }
  const ofJobs = (state: 'captured' | 'pending') => total(jobs.map((job) => job.credits[state]));
  const ofLots = (state: 'captured' | 'pending') => total(account.lots.map((lot) => lot[state]));
  expect([ofLots('captured'), ofLots('pending')]).toEqual([ofJobs('captured'), ofJobs('pending')]);
}

/** 10: every line says by which rule, and under which version of the policy. */
export function everyLineIsFounded({ account, ledger }: Audited) {
  for (const { clause, policy } of ledger) {
    expect(clause).toMatch(/^[A-Z]{2}-\d\d$/);
    expect(policy).toMatch(new RegExp(`^${account.product}@\\d+$`));
  }
}

/** All there is of an account, as it is told. Nothing may be under way meanwhile. */
export async function readAll(
  client: ProductClient,
  accountId: string,
  linesAPage?: number,
): Promise<Audited> {
  const account = Account.parse(await client.account(accountId));
  const ledger = await readLedger(client, accountId, linesAPage);
  const hasJobs = ledger.some(({ kind }) => kind === 'charge');
  const jobs = hasJobs ? await readJobs(client, accountId) : [];
  return { account, ledger, jobs };
}

/**
 * Reads all there is of an account, and fails where something does not add up, here or by the product's
 * own audit.
 */
export async function audit(client: ProductClient, accountId: string): Promise<Audited> {
  const audited = await readAll(client, accountId);
  await expectAudited(client, accountId);
  everyLotAddsUp(audited);
  balanceIsTheLots(audited);
  ledgerIsTheAccount(audited);
  everyJobAddsUp(audited);
  everyLineIsFounded(audited);
  return audited;
}
