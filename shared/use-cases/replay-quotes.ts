import {
  type Answer,
  answeredAgain,
  asIfAlways,
  asIfLater,
  isSameAnswer,
  type Replayed,
  recordedAnswer,
} from '../decide/replay-refund.ts';
import { canonical } from '../domain/canonical.ts';
import { refundIdOf } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import { type Policy, policyName } from '../policy/policy.ts';
import type { Product } from '../policy/product.ts';
import { loadPayments } from '../store/load-payments.ts';
import { type RefundQuotePage, scanRefundQuotes } from '../store/scan-refund-quotes.ts';
import type { Store } from '../store/store.ts';
import { type Asked, type Became, becameOf, onePerPurchase } from './one-per-purchase.ts';

/**
 * What is asked of a draft: what it would have answered as the policy of the day of each purchase, or as a
 * version that comes behind the others now (JM-16).
 */
export type Question = 'as-of-purchase' | 'now';

/** @property told as it was recorded @property now under the draft */
export type Case = Asked & { readonly told: Answer; readonly now: Replayed };

/** @property again what its own version answers when it is asked again; nothing where there is no such version */
export type Unlike = Asked & { readonly told: Answer; readonly again?: Answer };

/**
 * @property cases one quote of each purchase, or every quote where that is asked, under each question
 * @property unlike quotes that their own version answers otherwise now
 * @property ofClosure reviews that closing an account opened: nobody claimed, so no claim is judged
 * @property became what became of the quotes of the cases
 * @property factless quotes recorded without what they were judged by
 */
export type Replay = {
  readonly cases: ReadonlyMap<Question, readonly Case[]>;
  readonly unlike: readonly Unlike[];
  readonly ofClosure: number;
  readonly became: Readonly<Record<Became, number>>;
  readonly factless: number;
};

/** @property looked items of the table that were gone through, of whatever kind */
export type Progress = { readonly quotes: number; readonly looked: number };

export type ReplayAsked = {
  readonly store: Store;
  readonly product: Product;
  readonly draft: Policy;
  readonly questions: readonly Question[];
  readonly since?: Instant;
  /** Every quote by itself, however often one purchase was asked about. */
  readonly isAll: boolean;
  readonly onProgress: (progress: Progress) => void;
};

/** Opened by closing an account (PR-15, JM-09): no customer was ever given the time to confirm it. */
const isOfClosure = ({ quotedAt, expiresAt }: RefundQuote): boolean => quotedAt === expiresAt;

/** The quotes of a page, each with the refund that came of it. */
async function withRefunds(
  { store, product }: ReplayAsked,
  quotes: readonly RefundQuote[],
): Promise<Asked[]> {
  const paymentIds = [...new Set(quotes.map(({ paymentId }) => paymentId))];
  const payments = await loadPayments(store, product.product, paymentIds);
  const byId = new Map(payments.map((payment) => [payment.paymentId, payment]));
  return quotes.map((quote) => {
    const refund = byId.get(quote.paymentId)?.ours[refundIdOf(quote.refundQuoteId)];
    return { quote, ...(refund && { refund }) };
  });
}

/** Nothing where its own version answers as was recorded. */
function unlikeOf(asked: Asked, product: Product): Unlike[] {
  const { quote } = asked;
  const told = recordedAnswer(quote);
  const isKnown = product.policies.some((version) => policyName(version) === quote.policy);
  if (!isKnown) return [{ ...asked, told }];
  const again = answeredAgain(quote, product);
  return canonical(again) === canonical(told) ? [] : [{ ...asked, told, again }];
}

const answers = { 'as-of-purchase': asIfAlways, now: asIfLater } as const;

function caseOf(asked: Asked, question: Question, { product, draft }: ReplayAsked): Case {
  const { quote } = asked;
  return { ...asked, told: recordedAnswer(quote), now: answers[question](quote, product, draft) };
}

/** In the order in which they were asked. */
const place = ({ quote }: Asked) => `${quote.quotedAt} ${quote.refundQuoteId}`;

function judged(found: readonly Asked[], asked: ReplayAsked) {
  const inOrder = found.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
  const all = asked.isAll ? inOrder : onePerPurchase(inOrder);
  const became = { confirmed: 0, refused: 0, unconfirmed: 0 };
  for (const one of all) became[becameOf(one)] += 1;
  const cases = asked.questions.map(
    (question) => [question, all.map((one) => caseOf(one, question, asked))] as const,
  );
  return {
    cases: new Map(cases),
    became,
    unlike: all.flatMap((one) => unlikeOf(one, asked.product)),
  };
}

/**
 * Judges the recorded refund quotes of a product again, by their own version and by a draft: each purchase
 * once, or every quote. Reads, and writes nothing.
 */
export async function replayQuotes(asked: ReplayAsked): Promise<Replay> {
  const { store, product, since, onProgress } = asked;
  const found: Asked[] = [];
  const counts = { ofClosure: 0, factless: 0 };
  let looked = 0;
  let page: RefundQuotePage | undefined;
  do {
    const after = page?.next;
    const place = { ...(since && { since }), ...(after && { after }) };
    page = await scanRefundQuotes(store, product.product, place);
    const claimed = page.quotes.filter((quote) => !isOfClosure(quote));
    found.push(...(await withRefunds(asked, claimed)));
    counts.ofClosure += page.quotes.length - claimed.length;
    counts.factless += page.factless;
    looked += page.looked;
    onProgress({ quotes: found.length, looked });
  } while (page.next);
  return { ...judged(found, asked), ...counts };
}

/** Those whose customers the draft tells something else. */
export const differing = (cases: readonly Case[]): Case[] =>
  cases.filter(({ told, now }) => !isSameAnswer(told, now));
