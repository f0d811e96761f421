import type { Instant } from '../domain/instant.ts';
import type { LotKind } from '../domain/lot.ts';
import type { RefundCode } from '../domain/refund.ts';
import { explainLaw, explainReason, isOutranked } from './explain-reason.ts';
import { english } from './messages/english/standings.ts';
import { indonesian } from './messages/indonesian/standings.ts';
import { speaker, together } from './messages/say.ts';
import { standingMessages } from './messages/standings.ts';
import type { Reader } from './reader.ts';

const say = speaker(standingMessages, { en: english, id: indonesian });

/** Whether a lot or order could be asked back in cash now. */
export type StandingFacts = {
  readonly eligible: boolean;
  readonly code: RefundCode;
  readonly clause: string;
  readonly until?: Instant;
};

/** @property credits what was granted */
export type StandingOf = {
  readonly lotId: string;
  readonly kind: LotKind;
  readonly credits: number;
};

/** What most codes need nothing else for; a few codes never stand for a lot, and have none. */
const plain = {
  lot_used: 'standing_used',
  not_offered: 'standing_not_offered',
  case_by_case: 'standing_case_by_case',
  already_refunded: 'standing_already_refunded',
  refund_open: 'standing_refund_open',
  disputed: 'standing_disputed',
} as const satisfies Partial<Record<RefundCode, keyof typeof standingMessages>>;

const isPlain = (code: RefundCode): code is keyof typeof plain => Object.hasOwn(plain, code);

function explainCode(
  { code, clause, until }: StandingFacts,
  of: StandingOf,
  reader: Reader,
): string {
  const { lotId, kind, credits } = of;
  const about = { lot: lotId, clause };
  if (isPlain(code)) return say(reader, plain[code], about);
  if (code === 'no_cash_value') return say(reader, 'standing_no_cash_value', { ...about, kind });
  if (code === 'eligible') {
    return until
      ? say(reader, 'standing_eligible', { ...about, credits, until })
      : say(reader, 'standing_offered', about);
  }
  if (code === 'lot_pending') {
    return together(
      say(reader, 'standing_pending', about),
      until && say(reader, 'standing_ask_until', { until }),
    );
  }
  return code === 'window_closed' && until
    ? say(reader, 'standing_closed', { ...about, until })
    : explainReason({ code, clause, lotId }, reader.product.policy, reader);
}

/** Whether it can be asked back, until when, by which rule, and what would change that. */
export const explainStanding = (facts: StandingFacts, of: StandingOf, reader: Reader): string =>
  together(
    explainCode(facts, of, reader),
    isOutranked(facts.code) && explainLaw(reader.product.policy, reader),
  );
