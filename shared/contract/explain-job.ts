import { type Credits, none, plus } from '../domain/credits.ts';
import { type Draw, sliceDraws } from '../domain/draw.ts';
import type { VariantId } from '../domain/ids.ts';
import {
  isPending,
  type Job,
  jobStatus,
  type PendingVariant,
  pendingDraws,
  type Settled,
  type Variant,
} from '../domain/job.ts';
import { policyNamed } from '../policy/product.ts';
import { english } from './messages/english/jobs.ts';
import { indonesian } from './messages/indonesian/jobs.ts';
import { jobMessages } from './messages/jobs.ts';
import { speaker, together } from './messages/say.ts';
import type { Reader } from './reader.ts';

const say = speaker(jobMessages, { en: english, id: indonesian });

type SettledVariant = Exclude<Variant, PendingVariant>;

/** Each in its turn takes its part of `draws`, laid end to end. */
function inTurn(
  variants: readonly { readonly variantId: VariantId; readonly credits: Credits }[],
  draws: readonly Draw[],
): [VariantId, Draw[]][] {
  let from = none;
  return variants.map(({ variantId, credits }) => {
    const to = plus(from, credits);
    const part = sliceDraws(draws, from, to);
    from = to;
    return [variantId, part];
  });
}

/**
 * The lots that each settled variant was spent from, or went back to. What is captured counts from the
 * first lot drawn on, what is restored from the last, in the order they were settled.
 */
function lotsOf({ variants, draws }: Job): ReadonlyMap<VariantId, readonly Draw[]> {
  const settled = variants
    .filter((variant): variant is SettledVariant => !isPending(variant))
    .toSorted((a, b) => (a.settledAt < b.settledAt ? -1 : Number(a.settledAt > b.settledAt)));
  const ended = (state: Settled['state']) => settled.filter((variant) => variant.state === state);
  return new Map([
    ...inTurn(ended('captured'), draws),
    ...inTurn(ended('restored'), draws.toReversed()),
  ]);
}

/**
 * The rule by which it would be restored if it came too late: of the version the job was charged under, or
 * of a later one that is in force. None where its output has been delivered already, by the evidence (PR-06).
 */
function restoredIfLate({ deliveries }: PendingVariant, job: Job, { product }: Reader) {
  const charged = policyNamed(product, job.policy);
  const versions = product.policies.filter(
    ({ version }) => version >= charged.version && version <= product.policy.version,
  );
  return versions.find(
    ({ settlement, deliveredByEvidence }) =>
      settlement.timed_out.restores && (!deliveredByEvidence || deliveries.length === 0),
  )?.settlement.timed_out;
}

/** Which lot it will be of is not known while others of the job are pending on several. */
function explainPending(pendingVariant: PendingVariant, job: Job, reader: Reader) {
  const { variantId: variant, credits } = pendingVariant;
  const rule = restoredIfLate(pendingVariant, job, reader);
  const lots = pendingDraws(job);
  const isKnown = lots.length <= 1 || job.variants.filter(isPending).length === 1;
  return together(
    say(reader, isKnown ? 'variant_rendering' : 'variant_rendering_beside', {
      variant,
      credits,
      lots,
    }),
    rule && say(reader, 'variant_unless', { capAt: job.capAt, clause: rule.clause }),
  );
}

/** Captured although a failure was told: by evidence of its delivery, or by the policy. */
const captureCode = ({ outcome, deliveries }: SettledVariant) => {
  if (outcome === 'succeeded') return 'variant_delivered';
  return deliveries.length > 0 ? 'variant_delivered_before' : 'variant_kept';
};

function explainSettled(variant: SettledVariant, lots: readonly Draw[], reader: Reader): string {
  const { variantId, credits, outcome, clause, state, late } = variant;
  const code = state === 'captured' ? captureCode(variant) : 'variant_restored';
  return together(
    say(reader, code, { variant: variantId, credits, outcome, lots, clause }),
    late && say(reader, 'variant_late'),
  );
}

/** A sentence or two for each variant, in their order. */
export function explainJob(job: Job, reader: Reader): string[] {
  const lots = lotsOf(job);
  return job.variants.map((variant) =>
    isPending(variant)
      ? explainPending(variant, job, reader)
      : explainSettled(variant, lots.get(variant.variantId) ?? [], reader),
  );
}

/** The words of the studio history, SK-07. */
export function explainTile(job: Job, reader: Reader): string {
  const status = jobStatus(job);
  switch (status) {
    case 'running':
      return say(reader, 'tile_running');
    case 'completed':
      return say(reader, 'tile_completed');
    case 'refunded':
      return say(reader, 'tile_refunded');
    case 'partly_refunded': {
      const given = job.variants.filter(({ state }) => state === 'restored').length;
      return say(reader, 'tile_partly_refunded', { given, all: job.variants.length });
    }
    default:
      return status satisfies never;
  }
}
