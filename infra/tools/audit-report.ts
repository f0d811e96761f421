import type { Difference } from '../../shared/domain/difference.ts';
import type { AuditOfAll, Differing } from './audit-all.ts';
import { nothing, type Sums, sumOf } from './audit-totals.ts';

const count = (number: number): string => number.toLocaleString('en-GB');

const plural = (number: number, one: string, many: string): string =>
  `${count(number)} ${number === 1 ? one : many}`;

const columns: readonly (readonly [keyof Sums, string])[] = [
  ['accounts', 'accounts'],
  ['entries', 'entries'],
  ['granted', 'granted'],
  ['remaining', 'remaining'],
  ['drawn', 'drawn'],
  ['refunded', 'refunded'],
  ['clawedBack', 'clawed back'],
  ['forfeited', 'forfeited'],
  ['adjusted', 'adjusted'],
  ['frozen', 'frozen'],
  ['owed', 'owed'],
];

/** Names to the left, numbers to the right, each column as wide as its widest. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => (row[at] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  );
}

function sums({ totals }: AuditOfAll): string[] {
  if (totals.size === 0) return [];
  const all = [...totals];
  const named = all.length > 1 ? [...all, ['all', sumOf(totals.values())] as const] : all;
  const rows = named.map(([name, sum]) => [name, ...columns.map(([part]) => count(sum[part]))]);
  return ['', ...table([['credits of', ...columns.map(([, title]) => title)], ...rows])];
}

const said = (value: Difference['ledger']) => (value === undefined ? 'nothing' : String(value));

const inWords = ({ what, where, ledger, account }: Difference): string =>
  `  ${where}  ${what}: the ledger says ${said(ledger)}, the account ${said(account)}`;

const ofAccount = ({ product, accountId, differences }: Differing): string[] => [
  '',
  `${product} ${accountId}: ${plural(differences.length, 'difference', 'differences')}`,
  ...differences.map(inWords),
];

function verdict({ totals, differing, unread }: AuditOfAll): string {
  const { accounts, entries } = totals.size > 0 ? sumOf(totals.values()) : nothing;
  const read = `${plural(accounts, 'account', 'accounts')}, ${plural(entries, 'entry', 'entries')}`;
  const differ = plural(differing.length, 'account differs', 'accounts differ');
  const missing =
    unread.length > 0 ? `; ${plural(unread.length, 'account', 'accounts')} could not be read` : '';
  return `${read}: ${differing.length > 0 ? differ : 'all agree'}${missing}.`;
}

/** What was found, for a person: the verdict, the sums, and every difference by its account. */
export const report = (found: AuditOfAll): string =>
  [
    verdict(found),
    ...sums(found),
    ...found.differing.flatMap(ofAccount),
    ...(found.unread.length > 0 ? [''] : []),
    ...found.unread.map(
      ({ product, accountId, why }) => `${product} ${accountId} was not read: ${why}`,
    ),
  ].join('\n');

/** The same for a machine, in one line. */
export function jsonReport({ totals, differing, unread }: AuditOfAll): string {
  const { accounts, entries, ...credits } = sumOf(totals.values());
  const agrees = differing.length === 0 && unread.length === 0;
  const products = Object.fromEntries(totals);
  return JSON.stringify({ accounts, entries, agrees, credits, products, differing, unread });
}
