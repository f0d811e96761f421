import type { Job, Outcome, Variant } from '../domain/job.ts';

/** Sentences for the customer, by code; the numbers come from the facts they are told with. */
export const outcomes: Readonly<Record<Outcome, string>> = {
  succeeded: 'was delivered',
  model_failed: 'failed in the model',
  timed_out: 'did not come back within its time limit',
  cancelled: 'was cancelled before it was done',
  internal_error: 'failed for a reason on our side',
  no_usable_output: 'came back without a usable output',
};

export const count = (credits: number) => `${credits} credit${credits === 1 ? '' : 's'}`;

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

export const isOutcome = (cause: string | undefined): cause is Outcome =>
  cause !== undefined && Object.hasOwn(outcomes, cause);
