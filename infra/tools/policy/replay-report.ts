import { styleText } from 'node:util';
import { figure } from '../../../shared/contract/messages/amount.ts';
import type { Money } from '../../../shared/domain/money.ts';
import { refundState } from '../../../shared/domain/refund.ts';
import { type Asked, becameOf } from '../../../shared/use-cases/one-per-purchase.ts';
import {
  type Case,
  differing,
  type Question,
  type Replay,
  type Unlike,
} from '../../../shared/use-cases/replay-quotes.ts';
import { creditTotals, moneyTotals, type Paid } from './replay-totals.ts';

type Answer = Case['told'];
type Unknown = NonNullable<Case['now']['unknown']>;

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

const money = (amountMinor: number, { currency }: Pick<Money, 'currency'>): string =>
  `${currency} ${figure({ amountMinor, currency }, 'en')}`;

/** `automatic, eligible (SK-08), USD 10.00 less 0.59 = USD 9.41, 100 credits, by skena@1` */
function answerWords({ outcome, code, clause, gross, feeMinor, ...rest }: Answer): string {
  const by = `by ${rest.policy}`;
  const ruling = `${outcome}, ${code} (${clause})`;
  if (outcome === 'refused') return `${ruling}, ${by}`;
  const less =
    feeMinor > 0 ? `${money(gross.amountMinor, gross)} less ${money(feeMinor, gross)} = ` : '';
  const net = money(rest.netMinor, gross);
  return `${ruling}, ${less}${net}, ${plural(rest.creditsRetired, 'credit')}, ${by}`;
}

const unknowns: Readonly<Record<Unknown, string>> = {
  twin: 'whether it was paid before was not looked for then',
  downtime: 'how long the service was down was not looked for then',
  recoveries: 'how long the service was down was counted by what recovery ended an outage then',
  fee: 'what the provider keeps was not asked then, so no fee is counted',
};

/** What became of it, and whose word that was. */
function became(asked: Asked): string {
  const { refund } = asked;
  if (!refund) return becameOf(asked) === 'refused' ? 'refused' : 'never confirmed';
  const decided = refund.history.find(({ state }) => state === 'approved' || state === 'denied');
  return decided ? `${decided.state} by ${decided.by}` : refundState(refund).replaceAll('_', ' ');
}

function headOf(asked: Asked): string {
  const { accountId, orderId, refundQuoteId, ground } = asked.quote;
  return `${styleText('bold', accountId)}  ${orderId}  ${refundQuoteId}  ${ground}  [${became(asked)}]`;
}

const caseLines = (one: Case): string[] => [
  headOf(one),
  `    then ${answerWords(one.told)}`,
  `    now  ${answerWords(one.now)}`,
  ...(one.now.unknown ? [styleText('yellow', `         ${unknowns[one.now.unknown]}`)] : []),
];

const changed = (amount: number, words: string): string => {
  if (amount === 0) return styleText('dim', 'no change');
  const [what, colour] = amount > 0 ? (['more', 'red'] as const) : (['less', 'green'] as const);
  return styleText(colour, `${words} ${what}`);
};

type Row = readonly [what: string, of: keyof Paid];
const rows: readonly Row[] = [
  ['paid without a person', 'automatic'],
  ['left to a person, at most', 'review'],
];

function totalLines(cases: readonly Case[]): string[] {
  const ofMoney = moneyTotals(cases).flatMap(({ currency, told, now }) =>
    rows.map(([what, of]) => {
      const difference = now[of] - told[of];
      const words = money(Math.abs(difference), { currency });
      const [before, after] = [money(told[of], { currency }), money(now[of], { currency })];
      return `  ${what}: ${before} -> ${after}, ${changed(difference, words)}`;
    }),
  );
  const { told, now } = creditTotals(cases);
  const ofCredits = rows.map(([what, of]) => {
    const difference = now[of] - told[of];
    const words = plural(Math.abs(difference), 'credit');
    return `  credits given up, ${what}: ${told[of]} -> ${now[of]}, ${changed(difference, words)}`;
  });
  return [...ofMoney, ...ofCredits];
}

const titles: Readonly<Record<Question, string>> = {
  'as-of-purchase': 'If the draft had been the policy all along',
  now: 'For purchases already made, if the draft came behind the other versions (JM-16)',
};

function questionLines(question: Question, cases: readonly Case[], one: string): string[] {
  const other = differing(cases);
  const answered = `${plural(other.length, one)} of ${cases.length} answered otherwise`;
  return [
    '',
    styleText('bold', titles[question]),
    ...other.flatMap(caseLines),
    `  ${answered}`,
    ...(cases.length > 0 ? totalLines(cases) : []),
  ];
}

const unlikeLines = (one: Unlike): string[] => [
  headOf(one),
  `    recorded ${answerWords(one.told)}`,
  one.again
    ? `    again    ${answerWords(one.again)}`
    : `    there is no version ${one.told.policy} here to ask again`,
];

/** What a total of money is not, what is counted in it, and what was left out. */
function remarks({ cases, ofClosure, became, factless }: Replay, isAll: boolean): string[] {
  const [any = []] = cases.values();
  const { confirmed, refused, unconfirmed } = became;
  const counted = plural(any.length, isAll ? 'quote' : 'purchase');
  const isReviewed = any.some(({ told, now }) => [told, now].some((a) => a.outcome === 'review'));
  const says = [
    [isReviewed, 'What a person would decide nobody can replay: that money is what they may pay.'],
    [
      true,
      `${counted}: ${confirmed} confirmed, ${refused} refused, ${unconfirmed} never confirmed.`,
    ],
    [isAll, 'Every quote counts: a purchase asked about several times counts several times.'],
    [!isAll, 'A purchase counts once: by its last confirmed quote, or else by its last quote.'],
    [factless > 0, `${plural(factless, 'quote')} recorded without facts: not replayed.`],
    [ofClosure > 0, `${plural(ofClosure, 'review')} opened by closing an account: not replayed.`],
  ] as const;
  return says.flatMap(([isSo, words]) => (isSo ? [words] : []));
}

/** What a replay found, for people. */
export function replayReport(replay: Replay, isAll: boolean): string[] {
  const { cases, unlike } = replay;
  const says = remarks(replay, isAll);
  const wrong = `${plural(unlike.length, 'quote')} not what the own version answers: that is a bug`;
  return [
    ...(unlike.length > 0 ? [styleText('red', wrong), ...unlike.flatMap(unlikeLines)] : []),
    ...[...cases].flatMap(([question, found]) =>
      questionLines(question, found, isAll ? 'quote' : 'purchase'),
    ),
    ...(says.length > 0 ? ['', ...says] : []),
  ];
}
