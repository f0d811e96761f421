import { type Account, frozenCredits, owed } from '../domain/account.ts';
import { toCredits } from '../domain/credits.ts';
import type { Draw } from '../domain/draw.ts';
import type { Facts, UnwrittenEntry } from '../domain/entry.ts';
import { type LotId, lotIdOf } from '../domain/ids.ts';
import type { Lot } from '../domain/lot.ts';

/** An account on its way from one state to the next, with the entries that explain the way. */
export type Books = { readonly account: Account; readonly entries: readonly UnwrittenEntry[] };

export type EntryHead = Omit<UnwrittenEntry, 'credits' | 'frozen' | 'owed' | 'draws'>;

export const openBooks = (account: Account): Books => ({ account, entries: [] });

/** @throws when the account has no such lot */
export function lotIn({ account }: Books, lotId: LotId): Lot {
  const lot = account.lots.find((held) => held.lotId === lotId);
  if (!lot) throw new Error(`account ${account.accountId} holds no lot ${lotId}`);
  return lot;
}

const remainingOf = (lots: readonly Lot[], lotId: LotId) =>
  lots.find((lot) => lot.lotId === lotId)?.remaining ?? 0;

/** The account with some of its lots as they are now; one it did not have is added. */
export function withLots(account: Account, changed: readonly Lot[]): Account {
  const isChanged = (lot: Lot) => changed.find(({ lotId }) => lotId === lot.lotId);
  const kept = account.lots.map((lot) => isChanged(lot) ?? lot);
  const known = new Set(account.lots.map(({ lotId }) => lotId));
  return { ...account, lots: [...kept, ...changed.filter(({ lotId }) => !known.has(lotId))] };
}

/** How many credits each lot has more or fewer than before. */
const movedIn = (before: readonly Lot[], changed: readonly Lot[]) =>
  changed
    .map(({ lotId, remaining }) => ({ lotId, by: remaining - remainingOf(before, lotId) }))
    .filter(({ by }) => by !== 0);

/** What was claimed of the lot that money went back for, and why it may not be spent. */
function lotFacts({ kind, orderId }: EntryHead, changed: readonly Lot[]): Facts {
  const lot = changed.find(({ lotId }) => orderId && lotIdOf(orderId) === lotId);
  if (!lot || kind === 'grant') return {};
  const { refunded, clawedBack, forgiven } = lot.claims;
  return {
    claimedByRefunds: refunded,
    claimedByDisputes: clawedBack,
    ...(forgiven > 0 && { forgiven }),
    ...(lot.frozenBy.length > 0 && { frozenBy: lot.frozenBy.join(' ') }),
  };
}

/**
 * Changes lots, and enters what moved by it. What moves nothing, freezes nothing and changes nothing
 * that is owed leaves no entry.
 *
 * @param changed lots as they are now; in all of them credits moved in the same direction
 */
export function enter(books: Books, head: EntryHead, changed: readonly Lot[]): Books {
  const { account: before, entries } = books;
  const account = withLots(before, changed);
  const moved = movedIn(before.lots, changed);
  const credits = moved.reduce((total, { by }) => total + by, 0);
  const frozen = frozenCredits(account) - frozenCredits(before);
  const owedMore = owed(account) - owed(before);
  if (moved.length === 0 && frozen === 0 && owedMore === 0) return { account, entries };

  const draws: Draw[] = moved.map(({ lotId, by }) => ({ lotId, credits: toCredits(Math.abs(by)) }));
  const facts = { ...head.facts, ...lotFacts(head, changed) };
  const entry: UnwrittenEntry = {
    ...head,
    ...(Object.keys(facts).length > 0 && { facts }),
    credits,
    draws,
    ...(frozen !== 0 && { frozen }),
    ...(owedMore !== 0 && { owed: owedMore }),
  };
  return { account, entries: [...entries, entry] };
}
