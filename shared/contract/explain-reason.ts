import type { RefundCode, Ruling } from '../domain/refund.ts';
import { type Policy, policyName } from '../policy/policy.ts';
import { english } from './messages/english/reasons.ts';
import { indonesian } from './messages/indonesian/reasons.ts';
import { reasonMessages, refusalCodes } from './messages/reasons.ts';
import { speaker } from './messages/say.ts';
import type { Reader } from './reader.ts';

const say = speaker(reasonMessages, { en: english, id: indonesian });

/** The version that something was decided by, whose numbers are the right ones to tell. */
export const policyNamed = ({ product }: Reader, name: string): Policy =>
  product.policies.find((policy) => policyName(policy) === name) ?? product.policy;

/** The code, where it refuses. */
export const refusalCode = (code: RefundCode) => refusalCodes.find((known) => known === code);

/** How long an unspent purchase can be asked back, in days where they are whole. */
function windowOf({ cash: { unused } }: Policy) {
  if (unused.decides !== 'automatic') return { unit: 'none', amount: 0 } as const;
  const days = unused.windowHours / 24;
  return Number.isInteger(days)
    ? ({ unit: 'days', amount: days } as const)
    : ({ unit: 'hours', amount: unused.windowHours } as const);
}

/** Why, by which rule, and what would change the answer. @param policy that it was decided by */
export const explainReason = (
  { code, clause, lotId }: Ruling & { readonly lotId: string },
  policy: Policy,
  reader: Reader,
): string =>
  say(reader, code, {
    lot: lotId,
    clause,
    ...windowOf(policy),
    hours: policy.outage?.hours ?? 0,
  });

/** What a claim by law reaches a person in spite of: all but what nobody could pay. */
export const isOutranked = (code: RefundCode): boolean =>
  code !== 'no_cash_value' &&
  code !== 'already_refunded' &&
  code !== 'refund_open' &&
  refusalCode(code) !== undefined;

/** Whoever is refused is told that the law may say otherwise, where a person then looks (PR-14, SK-15). */
export function explainLaw({ cash: { statutory } }: Policy, reader: Reader): string {
  const isHeard = statutory.decides === 'review' && statutory.outranks === true;
  return isHeard ? say(reader, 'by_law') : '';
}

/** The refusal that a claim by law was made against. */
export function explainAgainst(outranks: Ruling | undefined, reader: Reader): string {
  const code = outranks && refusalCode(outranks.code);
  return code ? say(reader, 'against', { code, clause: outranks.clause }) : '';
}

export const explainSpender = (job: string, reader: Reader): string =>
  say(reader, 'spent_by', { job });
