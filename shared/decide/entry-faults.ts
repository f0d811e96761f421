import type { Difference, DifferenceWord } from '../domain/difference.ts';
import type { Entry } from '../domain/entry.ts';
import { isEntryId } from '../domain/entry-time.ts';
import type { KnownRules } from './known-rules.ts';

/** Which way each kind of entry moves credits: out, in, or either. */
const directions: Readonly<Record<Entry['kind'], readonly number[]>> = {
  grant: [1],
  charge: [-1, 0],
  restore: [1, 0],
  clawback: [-1, 0],
  reinstate: [1, 0],
  refund: [-1, 0],
  forfeit: [-1],
  adjust: [1, -1],
};

const ofJobs: readonly string[] = ['charge', 'restore'];
const ofOrders: readonly string[] = ['clawback', 'reinstate', 'refund'];

/** What is wrong with one entry whatever the others say, or nothing. */
function faultOf(entry: Entry, rules: KnownRules): readonly [DifferenceWord, string | number][] {
  const { kind, credits, draws, clause, policy, jobId, orderId, entryId } = entry;
  const drawn = draws.reduce((sum, draw) => sum + draw.credits, 0);
  const isOneLot = kind !== 'grant' || draws.length === 1;
  // `-0` is what a job that costs nothing is charged.
  const direction = Math.sign(credits) + 0;
  const checks: readonly [isWrong: boolean, DifferenceWord, string | number][] = [
    [!isEntryId(entryId), 'entry_id', entryId],
    [!rules.clauses.has(clause), 'clause', clause ?? ''],
    [!rules.policies.has(policy), 'policy', policy ?? ''],
    [drawn !== Math.abs(credits) || !isOneLot, 'draws', drawn],
    [!directions[kind]?.includes(direction), 'direction', `${kind} of ${credits}`],
    [ofJobs.includes(kind) && !jobId, 'job', kind],
    [ofOrders.includes(kind) && !orderId, 'order', kind],
  ];
  return checks.flatMap(([isWrong, what, said]) => (isWrong ? [[what, said] as const] : []));
}

/**
 * What is wrong with the entries themselves: each has to add up, to be named and placed as entries are,
 * and to say by which rule it was decided (invariant 10).
 *
 * @param entries all of one account's, oldest first
 */
export function entryFaults(entries: readonly Entry[], rules: KnownRules): Difference[] {
  return entries.flatMap((entry, index): Difference[] => {
    const where = entry.entryId;
    const before = entries[index - 1];
    const isMisplaced = before !== undefined && before.entryId >= where;
    return [
      ...(isMisplaced ? [{ what: 'entry_id', where, ledger: before.entryId } as const] : []),
      ...faultOf(entry, rules).map(([what, ledger]) => ({ what, where, ledger })),
    ];
  });
}
