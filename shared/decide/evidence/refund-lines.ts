import type { CaseMessage } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import { redactText } from '../../domain/redact.ts';
import type { Refund, RefundStep } from '../../domain/refund.ts';
import { elsewhere } from '../claims.ts';
import { codeWords, inOneLine, line, moneyWords, timeWords } from './fill.ts';
import type { EvidenceRecords, Holding, RefusedRequest } from './records.ts';

/** @property lines that belong together, the first of them at that time */
type Told = { readonly at: Instant; readonly lines: readonly string[] };

const refusedAtOnce = ({ at, ground, code, clause, policy }: RefusedRequest): Told => ({
  at,
  lines: [
    line('refusedAtOnce', {
      at: timeWords(at),
      ground: codeWords(ground),
      code: codeWords(code),
      clause,
      policy,
    }),
  ],
});

function stepLine({ state, at: moment, note }: RefundStep): string {
  const at = timeWords(moment);
  const words = { at, state: codeWords(state) };
  return note
    ? line('refundStepWhy', { ...words, note: inOneLine(redactText(note).text) })
    : line('refundStep', words);
}

function ours({ judgedAt: at, gross, ground, code, clause, policy, history }: Refund): Told {
  const asked = line('asked', {
    at: timeWords(at),
    amount: moneyWords(gross),
    ground: codeWords(ground),
    code: codeWords(code),
    clause,
    policy,
  });
  return { at, lines: [asked, ...history.map(stepLine)] };
}

const isAnswer = (message: CaseMessage): boolean =>
  message.outcome !== undefined && message.by !== 'policy';

/** Cases in which somebody asked for this money, or for money without saying which. */
function askedInCases({ cases, order }: Holding): Told[] {
  return cases
    .filter(({ file }) => file.kind === 'refund')
    .filter(({ file }) => (file.about.orderId ?? order.orderId) === order.orderId)
    .map(({ file: { caseId, receivedAt: at }, messages }) => ({
      at,
      lines: [
        line('askedInCase', { at: timeWords(at), caseId }),
        ...messages.filter(isAnswer).map((answer) => {
          const outcome = codeWords(answer.outcome ?? '');
          return line('caseAnswered', { at: timeWords(answer.at), outcome });
        }),
      ],
    }));
}

/** Whether the money was asked back, how that was answered, and by which rule. */
export function refundLines({ payment, paid, refused, holding }: EvidenceRecords): string[] {
  const outside = elsewhere(payment, paid).map(({ at, amount, status }) => ({
    at,
    lines: [line('elsewhere', { at: timeWords(at), amount: moneyWords(amount), status })],
  }));
  const told: Told[] = [
    ...refused.map(refusedAtOnce),
    ...Object.values(payment.ours).map(ours),
    ...outside,
    ...(holding ? askedInCases(holding) : []),
  ];
  if (told.length === 0) {
    return [line(holding?.hasOlderCases ? 'notAskedLately' : 'notAsked', {})];
  }
  return told.toSorted((a, b) => (a.at < b.at ? -1 : 1)).flatMap(({ lines }) => lines);
}
