import type { Records } from '../../shared/decide/dossier/records.ts';
import { toCredits } from '../../shared/domain/credits.ts';
import type { Entry } from '../../shared/domain/entry.ts';
import type { JobId, OrderId, RefundId } from '../../shared/domain/ids.ts';
import { type Instant, later } from '../../shared/domain/instant.ts';
import type { DeliveryKind, Job } from '../../shared/domain/job.ts';
import type { Refund, RefundStep } from '../../shared/domain/refund.ts';
import { policy as remixer } from '../../shared/products/post-remixer/policy.ts';
import { settled } from './endings.ts';
import { entryIdAt } from './entry-ids.ts';
import { accountOf, at, jobOf } from './given.ts';
import { caseOf } from './given-case.ts';

export const minutesAfter = (minutes: number): Instant => later(at, { minutes });

/** An entry of so many minutes after `at`. @param place among those of the same minute */
export const entryOf = (
  kind: Entry['kind'],
  minutes: number,
  said: Partial<Entry> = {},
  place = 1,
): Entry => ({
  entryId: entryIdAt(minutesAfter(minutes), place),
  kind,
  credits: 0,
  draws: [],
  clause: 'PR-03',
  policy: 'post-remixer@1',
  jobId: 'job' as JobId,
  ...said,
});

export const entryOfOrder = (kind: Entry['kind'], minutes: number, said: Partial<Entry> = {}) => {
  const { jobId: _job, ...entry } = entryOf(kind, minutes, said);
  return { ...entry, orderId: 'ord_1' as OrderId };
};

type Event = 'succeeded' | 'model_failed' | 'cancelled' | DeliveryKind;

const isDelivery = (event: Event): event is DeliveryKind =>
  event === 'saved' || event === 'exported' || event === 'downloaded';

function withDelivery(job: Job, variantId: string, kind: DeliveryKind, when: Instant): Job {
  const variants = job.variants.map((variant) =>
    variant.variantId === variantId
      ? { ...variant, deliveries: [...variant.deliveries, { kind, at: when }] }
      : variant,
  );
  return { ...job, variants };
}

/** What happened to which variant of a job, and how many minutes after it started. */
export type Happening = readonly [what: Event, variantId: string, minutes: number];

/** A job of Post Remixer, 4 credits a variant, with the entries of what happened to it. */
export function jobWith(variants: number, events: readonly Happening[]) {
  const started = jobOf([['lot_a', 4 * variants]], Array(variants).fill(4), {
    policy: 'post-remixer@1',
  });
  const made: Entry[] = [entryOf('charge', 0, { credits: -4 * variants, cause: 'image' })];
  const job = events.reduce((before, [what, variantId, minutes]) => {
    if (isDelivery(what)) return withDelivery(before, variantId, what, minutesAfter(minutes));
    const claim = { outcome: what, variantIds: [variantId as never] };
    const { job: after, returned } = settled(before, claim, remixer, minutesAfter(minutes));
    if (returned.length > 0) made.push(entryOf('restore', minutes, { credits: 4, cause: what }));
    return after;
  }, started);
  return { job, entries: made };
}

/** What is on record about Ann's case, which is of her account and about her job unless told otherwise. */
export const recordsOf = (said: Partial<Records> = {}): Records => ({
  file: caseOf({ about: { accountId: 'ann' as never, jobId: 'job' as JobId } }),
  messages: [],
  account: accountOf([]),
  entries: [],
  others: [],
  isCut: false,
  now: minutesAfter(1),
  ...said,
});

export const pounds = (amountMinor: number) => ({ amountMinor, currency: 'GBP' });

/** A refund of all of the small pack, with its steps in the order they were taken. */
export const refundOf = (
  refundId: string,
  ...[first, ...steps]: [RefundStep, ...RefundStep[]]
): Refund => ({
  refundId: refundId as RefundId,
  orderId: 'ord_1' as OrderId,
  ground: 'unused',
  code: 'case_by_case',
  clause: 'PR-09',
  gross: pounds(500),
  feeMinor: 0,
  creditsRetired: toCredits(40),
  claims: toCredits(40),
  judgedAt: minutesAfter(10),
  attempt: 1,
  calls: 0,
  policy: 'post-remixer@1',
  history: [first, ...steps],
});
