import type { Entry } from '../domain/entry.ts';
import type { Instant } from '../domain/instant.ts';
import type { Job, Outcome, Variant } from '../domain/job.ts';

/** Sentences for the customer, by code; the numbers come from the facts they are told with. */
const outcomes: Readonly<Record<Outcome, string>> = {
  succeeded: 'was delivered',
  model_failed: 'failed in the model',
  timed_out: 'did not come back within its time limit',
  cancelled: 'was cancelled before it was done',
  internal_error: 'failed for a reason on our side',
  no_usable_output: 'came back without a usable output',
};

const count = (credits: number) => `${credits} credit${credits === 1 ? '' : 's'}`;

const back = (credits: number) =>
  `${count(credits)} went back to where ${credits === 1 ? 'it' : 'they'} came from`;

const late = (variant: Variant) => (variant.late ? ' It arrived after that, and is free.' : '');

export function explainVariant(variant: Variant): string {
  const { variantId, credits } = variant;
  switch (variant.state) {
    case 'pending':
      return `Variant ${variantId} is rendering, with ${count(credits)} set aside for it.`;
    case 'captured':
      return `Variant ${variantId} ${captureWords(variant.outcome)}, which spent its ${count(credits)} (${variant.clause}).`;
    case 'restored':
      return `Variant ${variantId} ${outcomes[variant.outcome]}, and ${back(credits)} (${variant.clause}).${late(variant)}`;
    default:
      return variant satisfies never;
  }
}

/** Captured although a failure was told: the output had been saved, exported or downloaded. */
const captureWords = (outcome: Outcome) =>
  outcome === 'succeeded'
    ? outcomes.succeeded
    : `${outcomes[outcome]}, but its output had been delivered`;

export const explainJob = (job: Job): string[] => job.variants.map(explainVariant);

const isOutcome = (cause: string | undefined): cause is Outcome =>
  cause !== undefined && Object.hasOwn(outcomes, cause);

export function explainEntry({ kind, credits, cause, jobId, orderId, clause }: Entry): string {
  const amount = count(Math.abs(credits));
  switch (kind) {
    case 'grant':
      return orderId
        ? `${amount} bought: ${cause}, order ${orderId} (${clause}).`
        : `${amount} to try the product with (${clause}).`;
    case 'charge':
      return `${amount} set aside for job ${jobId}, ${cause} (${clause}).`;
    case 'restore': {
      const why = isOutcome(cause) ? outcomes[cause] : 'was not delivered';
      return `${amount} back from job ${jobId}: what was paid for ${why} (${clause}).`;
    }
    case 'clawback':
    case 'reinstate':
    case 'refund':
    case 'forfeit':
    case 'adjust':
      return `${amount} moved (${clause}).`;
    default:
      return kind satisfies never;
  }
}

const standings: Readonly<Record<string, string>> = {
  eligible: 'None of its credits is spent, so it can be paid back until the time given.',
  no_cash_value: 'These credits were not paid for, so they have no cash value.',
  lot_used: 'Credits of it were spent on an output that was delivered, so it is not paid back.',
  lot_pending: 'A job that is still running drew on it; the answer depends on how that ends.',
  window_closed: 'The time in which it could be asked back is over.',
  case_by_case: 'A person decides on request whether it is paid back.',
  not_offered: 'It is paid back only in the circumstances that the policy lists.',
};

export const explainStanding = ({
  code,
  clause,
}: {
  readonly code: string;
  readonly clause: string;
  readonly until?: Instant;
}): string => `${standings[code] ?? ''} (${clause})`.trim();
