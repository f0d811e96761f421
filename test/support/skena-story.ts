import { expect } from 'vitest';
import type { RateCard } from '../../shared/domain/rate-card.ts';
import type { Product } from '../../shared/policy/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { type ProductClient, productClient } from './product-client.ts';
import { sessionCompleted } from './purchases.ts';
import { newWorld, type WorldOptions } from './world.ts';

export type SkenaStory = Awaited<ReturnType<typeof skenaStory>>;

/**
 * Skena with one customer, Amina, a minute after she opened her account: 15 trial credits, which pay
 * first, and what she buys.
 */
export async function skenaStory({ products = [skena], ...options }: WorldOptions = {}) {
  const world = await newWorld({ products, ...options });
  const app = productClient(world, 'skena');
  await app.open('amina');
  world.advance({ minutes: 1 });

  return {
    world,
    app,
    /** A starter pack: 100 credits. */
    buy: async (payment = 'pi_1') => {
      const purchase = { account: 'amina', pack: 'starter', payment, at: world.now() };
      expect(await app.stripe(sessionCompleted(purchase))).toMatchObject({ status: 200 });
    },
    quote: (action: string, variants: number) =>
      app.post('/quotes', { accountId: 'amina', action, variants }),
    start: (jobId: string, action: string, variants: number, promised = {}) =>
      app.post('/jobs', { jobId, accountId: 'amina', action, variants, ...promised }),
    balance: async () => (await app.account('amina')).balance,
    /** What is left of each kind of lot. */
    left: async (): Promise<Record<string, number>> => {
      const lots: Lot[] = (await app.account('amina')).lots;
      return Object.fromEntries(lots.map(({ kind, remaining }) => [kind, remaining]));
    },
    restores: async () => (await ledger(app, 'amina')).filter(({ kind }) => kind === 'restore'),
    everything: () => everything(app, 'amina'),
    addsUp: async () => expectToAddUp(await everything(app, 'amina')),
  };
}

/** Skena with other price lists. */
export const skenaWith = (...rates: readonly [RateCard, ...RateCard[]]): Product => ({
  ...skena,
  rates,
});

/** A client that lets a test step in before each command goes to the table. */
export const before =
  (stepIn: (command: unknown) => unknown): NonNullable<WorldOptions['client']> =>
  (client) => {
    const send = client.send.bind(client) as (command: unknown) => Promise<never>;
    const steppedIn = async (command: unknown) => {
      await stepIn(command);
      return send(command);
    };
    return Object.assign(Object.create(client), { send: steppedIn });
  };

type Draw = { readonly lotId: string; readonly credits: number };
type Entry = {
  readonly kind: string;
  readonly credits: number;
  readonly balanceAfter: number;
  readonly draws: readonly Draw[];
};
type LotPart = 'remaining' | 'pending' | 'captured' | Retired;
type Retired = 'refunded' | 'clawedBack' | 'forfeited' | 'adjusted';
type Lot = Readonly<Record<'lotId' | 'kind' | 'state', string>> &
  Readonly<Record<'credits' | LotPart, number>>;
type Balance = Readonly<Record<'available' | 'pending', number>>;
type Job = {
  readonly credits: Readonly<Record<'charged' | 'captured' | 'restored' | 'pending', number>>;
};

const ledger = async (app: ProductClient, accountId: string): Promise<Entry[]> =>
  app.entries(accountId);

/** All that a customer can see of their credits. */
export async function everything(app: ProductClient, accountId: string) {
  const [account, entries, history] = await Promise.all([
    app.account(accountId),
    ledger(app, accountId),
    app.get(`/accounts/${accountId}/jobs?limit=100`),
  ]);
  const { balance, lots }: { balance: Balance; lots: Lot[] } = account;
  const jobs: Job[] = history.body.items;
  return { account, balance, lots, entries, jobs };
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** What the entries moved into a lot, less what they moved out of it. */
const movedInto = ({ lotId }: Lot, entries: readonly Entry[]) =>
  total(
    entries.flatMap(({ credits, draws }) =>
      draws.map((draw) => (draw.lotId === lotId ? Math.sign(credits) * draw.credits : 0)),
    ),
  );

/** Lots, ledger and jobs tell one story: no credit is in two places, or in none. */
export function expectToAddUp({
  balance,
  lots,
  entries,
  jobs,
}: Awaited<ReturnType<typeof everything>>) {
  for (const lot of lots) {
    const { remaining, pending, captured, refunded, clawedBack, forfeited, adjusted } = lot;
    const parts = [remaining, pending, captured, refunded, clawedBack, forfeited, adjusted];
    expect(total(parts)).toBe(lot.credits);
    expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
    expect(movedInto(lot, entries)).toBe(remaining);
  }
  for (const [index, { balanceAfter }] of entries.entries()) {
    expect(balanceAfter).toBe(total(entries.slice(index).map(({ credits }) => credits)));
  }
  for (const { credits } of jobs) {
    expect(credits.captured + credits.restored + credits.pending).toBe(credits.charged);
  }
  const open = lots.filter(({ state }) => state === 'open');
  const [pending, captured] = [total(jobs.map(pendingOf)), total(jobs.map(capturedOf))];
  expect(balance).toMatchObject({
    available: total(open.map(({ remaining }) => remaining)),
    pending,
  });
  expect(total(lots.map((lot) => lot.pending))).toBe(pending);
  expect(total(lots.map((lot) => lot.captured))).toBe(captured);
}

const pendingOf = ({ credits }: Job) => credits.pending;
const capturedOf = ({ credits }: Job) => credits.captured;
