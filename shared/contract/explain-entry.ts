import type { Entry } from '../domain/entry.ts';
import { count, isOutcome, outcomes } from './explain.ts';

const order = ({ orderId }: Entry) => (orderId ? ` of order ${orderId}` : '');

/** What became owed by the entry, or was paid of it. */
function owedWords({ owed = 0 }: Entry): string {
  if (owed > 0)
    return ` ${count(owed)} more could not be covered and are owed: later credits pay that first.`;
  return owed < 0 ? ` ${count(-owed)} less are owed now.` : '';
}

/** Nothing moved, but credits cannot be spent for now, or can again. */
function frozenWords(entry: Entry): string {
  const { frozen = 0, kind } = entry;
  const amount = count(Math.abs(frozen));
  if (frozen < 0) return `${amount}${order(entry)} can be spent again.`;
  const why =
    kind === 'refund' ? 'their money is asked back' : 'the bank is asked to take the payment back';
  return `${amount}${order(entry)} cannot be spent for now: ${why}.`;
}

function grantWords({ orderId, cause }: Entry, amount: string): string {
  return orderId
    ? `${amount} bought: ${cause}, order ${orderId}.`
    : `${amount} to try the product with.`;
}

function clawbackWords(entry: Entry, amount: string): string {
  if (entry.cause === 'owed') return `${amount} paid what was owed${order(entry)}.`;
  if (entry.credits === 0 && !entry.owed) return frozenWords(entry);
  return `${amount} taken${order(entry)}: its payment was taken back.${owedWords(entry)}`;
}

function refundWords(entry: Entry, amount: string): string {
  const { credits, frozen, owed, cause } = entry;
  if (cause?.startsWith('rfq_')) {
    return `Order ${entry.orderId} can be paid back after the outage: confirm refund quote ${cause}.`;
  }
  if (credits === 0 && !owed) return frozen ? frozenWords(entry) : 'Nothing moved.';
  return `${amount} given up${order(entry)}: its money went back.${owedWords(entry)}`;
}

function reinstateWords(entry: Entry, amount: string): string {
  if (entry.cause === 'repaid') return `${amount} back that had paid what was owed${order(entry)}.`;
  if (entry.credits === 0 && !entry.owed) return frozenWords(entry);
  return `${amount} given again${order(entry)}: its money did not go back after all.${owedWords(entry)}`;
}

function restoreWords({ cause, jobId }: Entry, amount: string): string {
  const why = isOutcome(cause) ? outcomes[cause] : 'was not delivered';
  return `${amount} back from job ${jobId}: what was paid for ${why}.`;
}

function adjustWords({ credits, by, reason }: Entry, amount: string): string {
  return `${amount} ${credits < 0 ? 'taken' : 'given'} by ${by}: ${reason}.`;
}

/** Sentences for the customer, by what happened; the numbers are those of the entry. */
const words: Readonly<Record<Entry['kind'], (entry: Entry, amount: string) => string>> = {
  grant: grantWords,
  charge: ({ jobId, cause }, amount) => `${amount} set aside for job ${jobId}, ${cause}.`,
  restore: restoreWords,
  clawback: clawbackWords,
  reinstate: reinstateWords,
  refund: refundWords,
  forfeit: (_entry, amount) => `${amount} forfeited: the account is closed.`,
  adjust: adjustWords,
};

/** The sentence, and behind it the clause that it was decided by. */
export function explainEntry(entry: Entry): string {
  const sentence = words[entry.kind](entry, count(Math.abs(entry.credits)));
  return `${sentence.replace(/\.$/, '')} (${entry.clause}).`;
}
