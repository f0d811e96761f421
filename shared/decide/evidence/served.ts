import { none } from '../../domain/credits.ts';
import { sliceDraws } from '../../domain/draw.ts';
import type { LotId } from '../../domain/ids.ts';
import { captured, type Job, type Settled, type Variant } from '../../domain/job.ts';

/** An output that was paid for. */
export type Served = Variant & Settled;

export const isServed = (variant: Variant): variant is Served => variant.state === 'captured';

/** Credits of a lot that a job's delivered outputs were paid with: what is captured counts from the first draw. */
export const paidFrom = (job: Job, lotId: LotId): number =>
  sliceDraws(job.draws, none, captured(job))
    .filter((draw) => draw.lotId === lotId)
    .reduce((total, { credits }) => total + credits, 0);
