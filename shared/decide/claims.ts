import { type Credits, difference, lesser, minus, plus, sum } from '../domain/credits.ts';
import { type Claims, type FreezeReason, noClaims } from '../domain/lot.ts';
import type { Paid, Payment } from '../domain/payment.ts';
import { grossMinor, isOpen, type Refund, refundState } from '../domain/refund.ts';
import { creditsFor, shareUp } from '../domain/share.ts';
import type { CashPolicy } from '../policy/cash.ts';
import { disputesOf, paidShare, type RefundBack, refundsOf } from './money-back.ts';

const isFor = (
  { refundId, attempt }: Pick<Refund, 'refundId' | 'attempt'>,
  told: Pick<RefundBack, 'ourRefundId' | 'attempt'>,
): boolean => told.ourRefundId === refundId && (told.attempt ?? 1) === attempt;

const furthest: Readonly<Record<RefundBack['status'], number>> = {
  succeeded: 0,
  pending: 1,
  failed: 2,
};

/**
 * What the provider tells of a refund of ours, as we last asked for it. Should it tell of two, the one
 * that got furthest is ours; money that left by the other left elsewhere.
 */
export const carriedOut = (refund: Refund, told: readonly RefundBack[]): RefundBack | undefined =>
  told
    .filter((one) => isFor(refund, one))
    .toSorted((a, b) => furthest[a.status] - furthest[b.status])[0];

/** Refunds that nothing of ours stands behind: they began at the provider (MG-05, JM-15). */
export function elsewhere(payment: Payment, paid: Paid): RefundBack[] {
  const all = refundsOf(payment, paid);
  const ours = Object.values(payment.ours).map((refund) => carriedOut(refund, all)?.id);
  return all.filter(({ id }) => !ours.includes(id));
}

const add = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

const ofStatus = <Back extends { readonly status: string; readonly share: number }>(
  all: readonly Back[],
  status: Back['status'],
) => add(all.filter((one) => one.status === status).map(({ share }) => share));

const paidBack = (payment: Payment): Refund[] =>
  Object.values(payment.ours).filter((refund) => refundState(refund) === 'succeeded');

/**
 * What a payment's facts take of the credits it granted: refunds and lost disputes together, pro rata
 * of what was paid, from the original grant and rounded for the customer (MG-03, MG-05). A refund of
 * ours takes what it was decided to take. Depends on nothing but the facts.
 *
 * @param credits what the payment granted
 */
export function claimsOn(
  payment: Payment,
  paid: Paid,
  credits: Credits,
  { uncovered }: Pick<CashPolicy, 'uncovered'>,
): Claims {
  const whole = paidShare(paid);
  if (whole === 0 || paid.amount.amountMinor === 0) return noClaims;
  const ours = paidBack(payment);
  const gross = add(ours.map(grossMinor));
  const left = Math.max(0, whole - shareUp(whole, gross, paid.amount.amountMinor));
  const refunded = Math.min(left, ofStatus(elsewhere(payment, paid), 'succeeded'));
  const taken = Math.min(left, refunded + ofStatus(disputesOf(payment, paid), 'lost'));

  const own = lesser(sum(ours.map(({ claims }) => claims)), credits);
  const toHere = (part: number) => lesser(plus(own, creditsFor(credits, part, whole)), credits);
  const all = toHere(taken);
  const byRefund = toHere(refunded);
  const forgiven = uncovered === 'forgive' ? all : own;
  return { refunded: byRefund, clawedBack: minus(all, byRefund), forgiven };
}

/** Why a payment's lot may not be spent for now. */
export function frozenBy(payment: Payment, paid: Paid): FreezeReason[] {
  const isRefunding =
    Object.values(payment.ours).some(isOpen) ||
    elsewhere(payment, paid).some(({ status }) => status === 'pending');
  const isDisputed = disputesOf(payment, paid).some(({ status }) => status === 'open');
  return [...(isRefunding ? ['refund' as const] : []), ...(isDisputed ? ['dispute' as const] : [])];
}

/**
 * What of the price is still there to be given back, in minor units, tax included.
 *
 * @param counted which refunds made elsewhere count: those that may still fail as well, or not
 */
export function refundableMinor(
  payment: Payment,
  paid: Paid,
  counted: 'pending_too' | 'succeeded' = 'pending_too',
): number {
  const gone = elsewhere(payment, paid).filter(
    ({ status }) => status === 'succeeded' || (status === 'pending' && counted === 'pending_too'),
  );
  const lost = disputesOf(payment, paid).filter(({ status }) => status === 'lost');
  const ours = Object.values(payment.ours).filter(
    (refund) => isOpen(refund) || refundState(refund) === 'succeeded',
  );
  const back = [...gone, ...lost].filter(({ isForeign }) => !isForeign);
  const amounts = [...back.map(({ amount }) => amount.amountMinor), ...ours.map(grossMinor)];
  return Math.max(0, paid.amount.amountMinor - add(amounts));
}

/** The credits of the lot that are not claimed by anything yet. */
export const unclaimed = (credits: Credits, claims: Claims): Credits =>
  difference(credits, sum([claims.refunded, claims.clawedBack]));
