import { type Account, available, frozenCredits, isClosed, owed } from '../domain/account.ts';
import { type Credits, minus, sum } from '../domain/credits.ts';
import type { Entry } from '../domain/entry.ts';
import { timeOfEntry } from '../domain/entry-time.ts';
import { orderIdOf, type RefundId } from '../domain/ids.ts';
import { type Job, pending } from '../domain/job.ts';
import { drawnFrom, type Lot, lotState } from '../domain/lot.ts';
import type { Order } from '../domain/order.ts';
import { explainEntry } from './explain-entry.ts';
import { explainStanding, type StandingFacts, type StandingOf } from './explain-standing.ts';
import type { Reader } from './reader.ts';

const standingView = (standing: StandingFacts, of: StandingOf, reader: Reader) => ({
  eligible: standing.eligible,
  ...(standing.until && { until: standing.until }),
  code: standing.code,
  clause: standing.clause,
  explanation: explainStanding(standing, of, reader),
});

function lotView(lot: Lot, pendingCredits: Credits, standing: StandingFacts, reader: Reader) {
  return {
    lotId: lot.lotId,
    kind: lot.kind,
    ...(lot.kind === 'purchase' && { orderId: orderIdOf(lot.lotId) }),
    credits: lot.credits,
    remaining: lot.remaining,
    pending: pendingCredits,
    captured: minus(drawnFrom(lot), pendingCredits),
    refunded: lot.refunded,
    clawedBack: lot.clawedBack,
    forfeited: lot.forfeited,
    adjusted: lot.adjusted,
    state: lotState(lot),
    grantedAt: lot.since,
    rateCard: lot.rateCard,
    refund: standingView(standing, lot, reader),
  };
}

/** Lots of one moment stand in some order, but always in the same. */
const byAge = ({ since, lotId }: Lot) => `${since} ${lotId}`;

/** @param lots with what running jobs hold of each, and where it stands */
export function accountView(
  {
    account,
    running,
    lots,
  }: {
    readonly account: Account;
    readonly running: readonly Job[];
    readonly lots: readonly {
      readonly lot: Lot;
      readonly pending: Credits;
      readonly standing: StandingFacts;
    }[];
  },
  reader: Reader,
) {
  return {
    accountId: account.accountId,
    product: account.product,
    email: account.email,
    ...(account.country && { country: account.country }),
    status: isClosed(account) ? 'closed' : 'open',
    balance: {
      available: available(account),
      pending: sum(running.map(pending)),
      frozen: frozenCredits(account),
      owed: owed(account),
    },
    lots: lots
      .toSorted((a, b) => (byAge(a.lot) < byAge(b.lot) ? -1 : 1))
      .map((one) => lotView(one.lot, one.pending, one.standing, reader)),
    openedAt: account.openedAt,
    ...(account.closedAt && { closedAt: account.closedAt }),
  };
}

/** An entry as it is told wherever it stands. */
export const entryTold = (entry: Entry, reader: Reader) => ({
  entryId: entry.entryId,
  at: timeOfEntry(entry.entryId),
  kind: entry.kind,
  credits: entry.credits,
  ...(entry.frozen && { frozen: entry.frozen }),
  ...(entry.owed && { owed: entry.owed }),
  draws: entry.draws,
  ...(entry.jobId && { jobId: entry.jobId }),
  ...(entry.orderId && { orderId: entry.orderId }),
  clause: entry.clause,
  policy: entry.policy,
  explanation: explainEntry(entry, reader),
});

export const entryView = (entry: Entry & { readonly balanceAfter: number }, reader: Reader) => ({
  ...entryTold(entry, reader),
  balanceAfter: entry.balanceAfter,
});

export const orderView = (
  order: Order & { readonly standing: StandingFacts; readonly refunds: readonly RefundId[] },
  reader: Reader,
) => ({
  orderId: order.orderId,
  pack: order.pack,
  credits: order.credits,
  paid: order.paid,
  paidAt: order.paidAt,
  provider: order.provider,
  paymentId: order.paymentId,
  lotId: order.lotId,
  refund: standingView(order.standing, { ...order, kind: 'purchase' }, reader),
  refunds: order.refunds,
});
