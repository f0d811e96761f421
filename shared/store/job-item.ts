import { toCredits } from '../domain/credits.ts';
import type { AccountId, JobId, VariantId } from '../domain/ids.ts';
import { toInstant, toMilliseconds } from '../domain/instant.ts';
import {
  type Delivery,
  type DeliveryKind,
  inOrder,
  type Job,
  type Outcome,
  type Settled,
  type Variant,
} from '../domain/job.ts';
import { mapName } from './keys.ts';
import { fromStoredDraws, type StoredDraw, toStoredDraws } from './lot-item.ts';

export type StoredSettled = {
  readonly state: Settled['state'];
  readonly outcome: Outcome;
  readonly settledAt: number;
  readonly clause: string;
  readonly reason?: string;
};

/**
 * A variant is pending while it is not in `settled`; nothing else says so, and settling it is
 * writing it there.
 *
 * @property shares each variant's id and credits, in order
 * @property deliveries when, by `<variantId>/<kind>`
 */
export type StoredJob = {
  readonly account: string;
  readonly action: string;
  readonly startedAt: number;
  readonly capAt: number;
  readonly draws: readonly StoredDraw[];
  readonly shares: readonly [variantId: string, credits: number][];
  readonly settled: Readonly<Record<string, StoredSettled>>;
  readonly deliveries: Readonly<Record<string, number>>;
  readonly fractions: Readonly<Record<string, number>>;
  readonly late?: Set<string>;
  readonly policy: string;
  readonly fingerprint: string;
};

export const toStoredSettled = (settled: Settled): StoredSettled => ({
  ...settled,
  settledAt: toMilliseconds(settled.settledAt),
});

export const deliveryName = (variantId: VariantId, kind: DeliveryKind): string =>
  `${variantId}/${kind}`;

export const toStoredJob = (job: Job): StoredJob => ({
  account: job.accountId,
  action: job.action,
  startedAt: toMilliseconds(job.startedAt),
  capAt: toMilliseconds(job.capAt),
  draws: toStoredDraws(job.draws),
  shares: job.variants.map(({ variantId, credits }) => [variantId, credits]),
  settled: {},
  deliveries: {},
  fractions: {},
  policy: job.policy,
  fingerprint: job.fingerprint,
});

const deliveriesOf = (variantId: string, { deliveries }: StoredJob): Delivery[] =>
  inOrder(
    Object.entries(deliveries)
      .map(([name, at]) => ({ of: name.split('/'), at: toInstant(at) }))
      .filter(({ of }) => of[0] === variantId)
      .map(({ of, at }) => ({ kind: of[1] as DeliveryKind, at })),
  );

function fromStoredVariant(variantId: string, credits: number, job: StoredJob): Variant {
  const settled = job.settled[mapName(variantId)];
  const fraction = job.fractions[mapName(variantId)];
  const variant = {
    variantId: variantId as VariantId,
    credits: toCredits(credits),
    deliveries: deliveriesOf(variantId, job),
    ...(fraction !== undefined && { fraction }),
    ...(job.late?.has(variantId) && { late: true as const }),
  };
  if (!settled) return { ...variant, state: 'pending' };
  return { ...variant, ...settled, settledAt: toInstant(settled.settledAt) };
}

export const fromStoredJob = (product: string, jobId: JobId, stored: StoredJob): Job => ({
  product,
  jobId,
  accountId: stored.account as AccountId,
  action: stored.action,
  startedAt: toInstant(stored.startedAt),
  capAt: toInstant(stored.capAt),
  draws: fromStoredDraws(stored.draws),
  variants: stored.shares.map(([variantId, credits]) =>
    fromStoredVariant(variantId, credits, stored),
  ),
  policy: stored.policy,
  fingerprint: stored.fingerprint,
});
