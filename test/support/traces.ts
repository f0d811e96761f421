import { expect } from 'vitest';
import * as z from 'zod/mini';
import { Entry } from '../../shared/contract/accounts.ts';
import { Trace } from '../../shared/contract/traces.ts';
import type { ProductClient } from './product-client.ts';

export type Traced = z.infer<typeof Trace> & { readonly balanceAfter: number };

/** What stands behind each entry of an account, oldest first. */
export async function tracesOf(client: ProductClient, accountId: string): Promise<Traced[]> {
  const entries = z
    .array(Entry)
    .parse(await client.entries(accountId))
    .toReversed();
  const traces: Traced[] = [];
  for (const { balanceAfter, ...entry } of entries) {
    const path = `/accounts/${accountId}/entries/${entry.entryId}`;
    const { status, body } = await client.support.get(path);
    expect({ status, body }).toMatchObject({ status: 200 });
    const trace = Trace.parse(body);
    expect(trace.entry).toEqual(entry);
    expect(trace.rule).toMatchObject({ policy: entry.policy, clause: entry.clause });
    traces.push({ ...trace, balanceAfter });
  }
  return traces;
}

/** The one of them of a kind, and where there are several, of a cause. */
export function traceOf(traces: readonly Traced[], kind: string, cause?: string): Traced {
  const [only, ...others] = traces.filter(
    (trace) => trace.entry.kind === kind && (!cause || trace.cause === cause),
  );
  if (!only || others.length > 0) {
    const all = traces.map((trace) => `${trace.entry.kind} ${trace.cause}`).join(', ');
    throw new Error(`no one entry is ${kind} ${cause} of ${all}`);
  }
  return only;
}
