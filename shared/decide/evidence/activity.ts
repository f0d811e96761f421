import type { Entry } from '../../domain/entry.ts';
import { timeOfEntry } from '../../domain/entry-time.ts';
import type { LotId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Job } from '../../domain/job.ts';
import { codeWords, line, timeWords } from './fill.ts';
import type { EvidenceRecords, Holding } from './records.ts';
import { drewOn, servedFrom } from './served.ts';

/** @property place of those of one moment, what causes before what follows from it */
type Logged = { readonly at: Instant; readonly place: number; readonly text: string };

const fromLot = ({ draws }: Entry, lotId: LotId): number =>
  draws.filter((draw) => draw.lotId === lotId).reduce((total, { credits }) => total + credits, 0);

function ofEntry(entry: Entry, { order, account, jobs }: Holding): Logged[] {
  const { entryId, kind, jobId, cause = '', clause } = entry;
  const moment = timeOfEntry(entryId);
  const at = timeWords(moment);
  const credits = fromLot(entry, order.lotId);
  if (kind === 'grant' && entry.orderId === order.orderId) {
    const { accountId } = account;
    const text = line('granted', { at, credits: entry.credits, accountId });
    return [{ at: moment, place: 0, text }];
  }
  if (credits === 0 || !jobId) return [];
  if (kind === 'charge') {
    const action = jobs.find((job) => job.jobId === jobId)?.action ?? cause;
    return [{ at: moment, place: 1, text: line('charged', { at, jobId, action, credits }) }];
  }
  if (kind !== 'restore') return [];
  const text = line('restored', { at, credits, jobId, cause: codeWords(cause), clause });
  return [{ at: moment, place: 4, text }];
}

/** Of outputs that only other purchases paid for nothing is said. */
function ofJob(job: Job, lotId: LotId): Logged[] {
  const { jobId } = job;
  const delivered = servedFrom(job, lotId).map(({ variant: { variantId, settledAt }, credits }) => {
    const at = timeWords(settledAt);
    return { at: settledAt, place: 2, text: line('delivered', { at, variantId, jobId, credits }) };
  });
  const taken = drewOn(job, lotId).flatMap(({ variantId, deliveries }) =>
    deliveries.map(({ kind, at }) => {
      const text = line(kind, { at: timeWords(at), variantId, jobId });
      return { at, place: 3, text };
    }),
  );
  return [...delivered, ...taken];
}

const inOrder = (a: Logged, b: Logged): number => {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.place - b.place || (a.text < b.text ? -1 : 1);
};

/** Everything that was done with the credits of the disputed purchase, oldest first, in lines. */
export function activityLines({ holding }: EvidenceRecords): string[] {
  if (!holding) return [];
  const logged = [
    ...holding.entries.flatMap((entry) => ofEntry(entry, holding)),
    ...holding.jobs.flatMap((job) => ofJob(job, holding.order.lotId)),
  ].toSorted(inOrder);
  const more = holding.isCut ? [line('notAllRead', {})] : [];
  return [line('logBegins', {}), ...more, ...logged.map(({ text }) => text)];
}
