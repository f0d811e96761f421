import type { Case, CaseMessage } from '../../domain/case.ts';
import { toMoney } from '../../domain/money.ts';
import type { Payment } from '../../domain/payment.ts';
import { redactText } from '../../domain/redact.ts';
import { disputesOf, refundsOf } from '../money-back.ts';
import { paidFor } from '../payment-reading.ts';
import { codeWords, line, moneyWords, quotedLines, timeWords } from './fill.ts';
import type { EvidenceRecords, Holding } from './records.ts';
import { writers } from './wording.ts';

/** Only what no bank ever asked back, nor warned of. */
function priorLine(payment: Payment): string[] {
  const paid = paidFor(payment);
  if (!paid || disputesOf(payment, paid).length > 0) return [];
  const { currency } = paid.amount;
  const backMinor = refundsOf(payment, paid)
    .filter(({ status, isForeign }) => status === 'succeeded' && !isForeign)
    .reduce((total, { amount }) => total + amount.amountMinor, 0);
  const { paymentId } = payment;
  const words = { at: timeWords(paid.at), amount: moneyWords(paid.amount), paymentId };
  return backMinor > 0
    ? [line('priorPaidBack', { ...words, back: moneyWords(toMoney(backMinor, currency)) })]
    : [line('prior', words)];
}

function priorLines({ earlier }: Holding): string[] {
  const lines = earlier.flatMap(priorLine).toSorted();
  return lines.length > 0 ? [line('priorBegins', {}), ...lines] : [];
}

function givenBackLines({ entries }: Holding): string[] {
  const restores = entries.filter(({ kind }) => kind === 'restore');
  const credits = restores.reduce((total, entry) => total + entry.credits, 0);
  return credits > 0 ? [line('givenBack', { credits, times: restores.length })] : [];
}

function messageLines({ caseId }: Case, message: CaseMessage): string[] {
  const { at: moment, by, outcome } = message;
  const who = by === 'customer' ? writers.customer : writers.support;
  const at = timeWords(moment);
  const head = outcome
    ? line('answeredWith', { at, who, caseId, outcome: codeWords(outcome) })
    : line('writtenBy', { at, who, caseId });
  // Nothing was stored with a secret in it; looked through again, since this leaves the house.
  return [head, ...quotedLines(redactText(message.message).text)];
}

/** What the policy wrote down itself is a code and no message to anybody. */
function caseLines({ cases, hasOlderCases }: Holding): string[] {
  const written = cases
    .flatMap(({ file, messages }) => messages.map((message) => ({ file, message })))
    .filter(({ message }) => message.by !== 'policy')
    .toSorted((a, b) => (a.message.at < b.message.at ? -1 : 1));
  const lines = written.flatMap(({ file, message }) => messageLines(file, message));
  const older = hasOlderCases ? [line('olderCases', {})] : [];
  return lines.length > 0 ? [line('casesBegin', {}), ...older, ...lines] : older;
}

/** Whose account it is, how it paid before, and what was written about it. */
export function historyLines({ holding }: EvidenceRecords): string[] {
  if (!holding) return [];
  const { accountId, openedAt } = holding.account;
  return [
    line('account', { accountId, at: timeWords(openedAt) }),
    ...priorLines(holding),
    ...givenBackLines(holding),
    ...caseLines(holding),
  ];
}
