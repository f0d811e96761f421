import type { Instant } from '../../domain/instant.ts';
import { drawnFrom } from '../../domain/lot.ts';
import { dayWords, line, moneyWords, timeWords } from './fill.ts';
import type { EvidenceRecords, Holding, LotOf } from './records.ts';
import { paidFrom, servedFrom } from './served.ts';

/** The lot of the disputed purchase. */
export const lotOf = ({ lots, order }: Holding): LotOf | undefined =>
  lots.find(({ lot }) => lot.lotId === order.lotId);

/** What of it was paid for delivered outputs, as its account shows it. */
export const spentOn = ({ lot, pending }: LotOf): number => drawnFrom(lot) - pending;

const parts = ['remaining', 'refunded', 'clawedBack', 'forfeited', 'adjusted'] as const;

function whatBecameOf(found: LotOf): string[] {
  const { lot, pending } = found;
  return [
    ...([
      ['captured', spentOn(found)],
      ['pending', pending],
    ] as const),
    ...parts.map((part) => [part, lot[part]] as const),
  ].flatMap(([part, credits]) => (credits > 0 ? line(part, { credits }) : []));
}

/** What its credits were used for, the dearest first. */
function uses({ jobs, order }: Holding): string[] {
  const served = jobs.filter((job) => paidFrom(job, order.lotId) > 0);
  const actions = [...new Set(served.map(({ action }) => action))].map((action) => {
    const ofIt = served.filter((job) => job.action === action);
    const outputs = ofIt.flatMap((job) => servedFrom(job, order.lotId)).length;
    const credits = ofIt.reduce((total, job) => total + paidFrom(job, order.lotId), 0);
    return { action, outputs, jobs: ofIt.length, credits };
  });
  return actions
    .toSorted((a, b) => b.credits - a.credits || (a.action < b.action ? -1 : 1))
    .map((use) => line('usedFor', use));
}

/** What was bought, what it was used for, and what is left of it. */
export function productLines({ payment, paid, policy, words, holding }: EvidenceRecords): string[] {
  const { paymentId } = payment;
  const product = words?.name ?? policy.product;
  const about = { product, paymentId, amount: moneyWords(paid.amount), at: timeWords(paid.at) };
  if (!holding) return [line('notPlaced', about), line('whatCreditsAre', {})];
  const { credits, pack, orderId } = holding.order;
  const found = lotOf(holding);
  return [
    line('bought', { ...about, credits, pack, orderId }),
    line('whatCreditsAre', {}),
    ...(found ? whatBecameOf(found) : []),
    ...uses(holding),
  ];
}

const deliveredAt = ({ jobs, order }: Holding): Instant[] =>
  jobs
    .flatMap((job) => servedFrom(job, order.lotId).map(({ variant }) => variant.settledAt))
    .toSorted();

/** From the first delivery of what was bought with it to the last; nothing where none was. */
export function serviceLines({ holding }: EvidenceRecords): string[] {
  const times = holding ? deliveredAt(holding) : [];
  const [first] = times;
  const last = times.at(-1);
  if (!first || !last) return [];
  const days = { first: dayWords(first), last: dayWords(last) };
  return [days.first === days.last ? line('servedOnce', days) : line('served', days)];
}
