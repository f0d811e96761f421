import { expect } from 'vitest';
import { type Duration, type Instant, later } from '../../shared/domain/instant.ts';
import type { ProductClient } from './product-client.ts';
import { soundAccount } from './purchases.ts';

/** What a monitor saw, and how long after some moment. */
export type Seen = readonly [state: 'up' | 'degraded' | 'down', after: Duration];

/** Tells of how the service was, at times counted from `since`. */
export async function monitored(client: ProductClient, since: Instant, seen: readonly Seen[]) {
  for (const [state, after] of seen) {
    const report = { state, source: 'monitor', at: later(since, after) };
    expect(await client.support.post('/status', report)).toMatchObject({ status: 200 });
  }
}

/** The quotes that an account's ledger names as offered. */
export async function offersTo(client: ProductClient, accountId: string): Promise<string[]> {
  const { entries } = await soundAccount(client, accountId);
  return entries.flatMap(({ explanation }) => /rfq_\w+/.exec(explanation)?.[0] ?? []);
}
