import type { CaseOutcome } from '../../domain/case.ts';
import type { Check, CheckId, Suggestion, SuggestionCode } from '../../domain/dossier.ts';
import { isPending, type Job, type Variant } from '../../domain/job.ts';
import { isOpen } from '../../domain/refund.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Records } from './records.ts';

type Suggest = (
  outcome: CaseOutcome,
  code: SuggestionCode,
  clause: string,
  refs?: readonly string[],
) => Suggestion;

const suggest: Suggest = (outcome, code, clause, refs = []) => ({ outcome, code, clause, refs });

const refsOf = (checks: readonly Check[], id: CheckId): string[] =>
  checks.find((check) => check.id === id)?.evidence.map(({ ref }) => ref) ?? [];

const answerTo = (checks: readonly Check[], id: CheckId) =>
  checks.find((check) => check.id === id)?.answer;

const clauseOf = (variants: readonly Variant[], state: Variant['state']): string | undefined =>
  variants.flatMap((variant) =>
    variant.state !== 'pending' && variant.state === state ? variant.clause : [],
  )[0];

/** Credits were kept for something that is on record as failed (PR-04, PR-05); cancelled is not failed. */
const failedAndKept = (job: Job): Variant[] =>
  job.variants.filter(
    (variant) =>
      variant.state === 'captured' &&
      variant.outcome !== 'succeeded' &&
      variant.outcome !== 'cancelled',
  );

/** What support has given for the job by hand. */
const givenByHand = ({ entries }: Records, { jobId }: Job): number =>
  entries
    .filter((entry) => entry.kind === 'adjust' && entry.jobId === jobId && entry.credits > 0)
    .reduce((total, { credits }) => total + credits, 0);

/** More was kept for failures than support has given since. */
function isStillKept(records: Records, job: Job): boolean {
  const kept = failedAndKept(job).reduce((total, { credits }) => total + credits, 0);
  return kept > givenByHand(records, job);
}

/** What the records of a job speak for, where credits are asked back. */
function aboutJob(records: Records, checks: readonly Check[], policy: Policy): Suggestion {
  const { job, file } = records;
  const { accountId } = file.about;
  if (job && !accountId) return suggest('needs_information', 'holder_unknown', file.asksBy);
  if (!job || job.accountId !== accountId) {
    const code = records.others.length > 1 ? 'several_fit' : 'tell_more';
    return suggest('needs_information', code, file.asksBy, records.others);
  }
  if (isStillKept(records, job)) {
    const { clause } = policy.settlement.model_failed;
    return suggest(
      'credits_restored',
      'failed_and_kept',
      clause,
      refsOf(checks, 'output_delivered'),
    );
  }
  const restores = refsOf(checks, 'already_restored');
  const clause = clauseOf(job.variants, 'restored') ?? policy.settlement.model_failed.clause;
  if (file.state === 'mended') {
    return suggest('credits_restored', 'mended_on_the_spot', clause, restores);
  }
  // A defect has to be seen to be believed; that one does not like it is no defect (SK-20, PR-07, JM-10).
  if (file.kind === 'faulty_output' && answerTo(checks, 'output_delivered') === 'yes') {
    return suggest('needs_information', 'look_at_output', policy.cash.faulty.clause, [job.jobId]);
  }
  if (restores.length > 0) {
    return suggest('explained', 'restored_already', clause, restores.slice(0, 1));
  }
  if (job.variants.some(isPending)) {
    const { clause: limit } = policy.timeLimit;
    return records.now > job.capAt
      ? suggest('credits_restored', 'past_its_limit', limit, [job.jobId])
      : suggest('explained', 'still_running', limit, [job.jobId]);
  }
  const delivered = refsOf(checks, 'output_delivered');
  return suggest('explained', 'delivered', policy.settlement.succeeded.clause, delivered);
}

/** What the policy says of the purchase, where money is asked back. */
function aboutMoney({ file, order, refund, payment }: Records): Suggestion {
  if (!order || !refund) return suggest('needs_information', 'tell_more', file.asksBy);
  const { outcome, code, clause } = refund;
  const ruling = { code, clause };
  const open = Object.values(payment?.ours ?? {}).filter(isOpen);
  const refundIds = open.map(({ refundId }) => refundId);
  if (code === 'refund_open') {
    return { ...suggest('explained', 'refund_under_way', clause, refundIds), ruling };
  }
  if (code === 'already_refunded') {
    return { ...suggest('explained', 'gone_back', clause, [order.orderId]), ruling };
  }
  if (code === 'disputed') {
    return { ...suggest('explained', 'bank_decides', clause, [order.orderId]), ruling };
  }
  if (outcome === 'refused') {
    return { ...suggest('declined', 'refund_refused', clause, [order.orderId]), ruling };
  }
  return { ...suggest('refund_opened', 'refund_by_policy', clause, [order.orderId]), ruling };
}

/** What the records speak for, with the clause it would be answered by. A person decides. */
export function suggestionFor(
  records: Records,
  checks: readonly Check[],
  policy: Policy,
): Suggestion {
  const { file, job, order } = records;
  switch (file.kind) {
    case 'credits_wrong':
    case 'faulty_output':
      return aboutJob(records, checks, policy);
    case 'refund':
    case 'payment':
      return aboutMoney(records);
    case 'other':
      if (job) return aboutJob(records, checks, policy);
      if (order) return aboutMoney(records);
      return suggest('explained', 'nothing_found', file.clause);
    default:
      return file.kind satisfies never;
  }
}
