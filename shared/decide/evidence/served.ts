import { type Credits, none, plus } from '../../domain/credits.ts';
import { type Draw, sliceDraws } from '../../domain/draw.ts';
import type { LotId } from '../../domain/ids.ts';
import {
  captured,
  isPending,
  type Job,
  pendingDraws,
  type Settled,
  type Variant,
} from '../../domain/job.ts';

/** An output that was paid for. */
export type Served = Variant & Settled;

/** @property credits of the lot, never its other lots': more than none */
type Share<Of extends Variant> = { readonly variant: Of; readonly credits: number };

const isServed = (variant: Variant): variant is Served => variant.state === 'captured';
const isRestored = (variant: Variant): variant is Served => variant.state === 'restored';

const ofLot = (draws: readonly Draw[], lotId: LotId): number =>
  draws.filter((draw) => draw.lotId === lotId).reduce((total, { credits }) => total + credits, 0);

/** Each in its turn takes its part of `draws`; those that take nothing of the lot are left out. */
function shares<Of extends Variant>(
  inTurn: readonly Of[],
  draws: readonly Draw[],
  lotId: LotId,
): Share<Of>[] {
  let from: Credits = none;
  return inTurn.flatMap((variant) => {
    const to = plus(from, variant.credits);
    const credits = ofLot(sliceDraws(draws, from, to), lotId);
    from = to;
    return credits > 0 ? [{ variant, credits }] : [];
  });
}

const asSettled = (a: Served, b: Served): number =>
  a.settledAt < b.settledAt ? -1 : Number(a.settledAt > b.settledAt);

/** Credits of a lot that a job's delivered outputs were paid with: what is captured counts from the first draw. */
export const paidFrom = (job: Job, lotId: LotId): number =>
  ofLot(sliceDraws(job.draws, none, captured(job)), lotId);

/** The delivered outputs of a job that the lot paid for, at least in part, in the order they were settled. */
export const servedFrom = ({ variants, draws }: Job, lotId: LotId): Share<Served>[] =>
  shares(variants.filter(isServed).toSorted(asSettled), draws, lotId);

/**
 * The variants that are known to have drawn on the lot: what is restored counts from the last draw. Which of
 * several pending ones draws on it is not known while they draw on other lots as well.
 */
export function drewOn(job: Job, lotId: LotId): Variant[] {
  const { variants, draws } = job;
  const pending = variants.filter(isPending);
  const left = pendingDraws(job);
  const isKnown = pending.length === 1 || left.every((draw) => draw.lotId === lotId);
  return [
    ...servedFrom(job, lotId),
    ...shares(variants.filter(isRestored).toSorted(asSettled), draws.toReversed(), lotId),
    ...(isKnown ? shares(pending, left, lotId) : []),
  ].map(({ variant }) => variant);
}
