import { error, type Finding, type Sense, warning, when } from './finding.ts';
import { valueAt } from './leaves.ts';
import type { Policy } from './policy.ts';

/** Beyond these nothing is meant, and times far away cannot be counted. */
// biome-ignore format: one limit a row
const most = {
  'trial.credits':                  [1_000_000, 'a million credits'],
  'charge.quoteMinutes':            [1_440,     'a day'],
  'timeLimit.minutes':              [10_080,    'a week'],
  'duplicate.minutes':              [10_080,    'a week'],
  'outage.hours':                   [8_760,     'a year'],
  'outage.briefestRecoveryMinutes': [1_440,     'a day'],
  'cash.unused.windowHours':        [87_600,    'ten years'],
  'cash.outage.offerDays':          [366,       'a year'],
  'cash.quoteMinutes':              [10_080,    'a week'],
  'cash.review.businessDays':       [60,        'a quarter of a year'],
  'cash.payout.businessDays':       [60,        'a quarter of a year'],
  'help.searchMinutes':             [10_080,    'a week'],
  'help.credits_wrong.businessDays': [60,       'a quarter of a year'],
  'help.faulty_output.businessDays': [60,       'a quarter of a year'],
  'help.refund.businessDays':       [60,        'a quarter of a year'],
  'help.payment.businessDays':      [60,        'a quarter of a year'],
  'help.other.businessDays':        [60,        'a quarter of a year'],
  'unattachedPayment.businessDays': [60,        'a quarter of a year'],
  'disputeWork.businessDays':       [60,        'a quarter of a year'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

const limits: readonly Sense[] = Object.entries(most).map(([at, [limit, words]]) => ({
  reads: [at],
  finds: (policy) =>
    when(Number(valueAt(policy, at) ?? 0) > limit, error(at, `must be at most ${limit}, ${words}`)),
}));

/** Nothing delivered, nothing kept. */
const failures: readonly Sense[] = (
  ['model_failed', 'timed_out', 'cancelled', 'internal_error', 'no_usable_output'] as const
).map((outcome) => ({
  reads: [`settlement.${outcome}`],
  finds: ({ settlement }) =>
    when(
      !settlement[outcome].restores,
      warning(
        `settlement.${outcome}.restores`,
        'keeps credits for nothing: no output was delivered, and banks and courts give that back',
      ),
    ),
}));

const success: Sense = {
  reads: ['settlement.succeeded'],
  finds: ({ settlement }) =>
    when(
      settlement.succeeded.restores,
      error('settlement.succeeded.restores', 'gives every delivered output away'),
    ),
};

/** Credits of a job that nobody speaks of come back with its time limit and no sooner (JM-03). */
const timeLimit: Sense = {
  reads: ['timeLimit'],
  finds: ({ timeLimit: { minutes } }) =>
    when(
      minutes > 1_440 && minutes <= most['timeLimit.minutes'][0],
      warning('timeLimit.minutes', 'is over a day: what fails unseen gives nothing back before'),
    ),
};

const timesIn = (order: readonly string[], word: string) =>
  order.filter((one) => one === word).length;

const burn: Sense = {
  reads: ['burn.order'],
  finds: ({ burn: { order } }) => {
    const all = ['trial', 'goodwill', 'past_refund', 'refundable'] as const;
    const wrong = all.filter((word) => timesIn(order, word) !== 1);
    const costly = 'spends what may still be paid back before what may not: "refundable" goes last';
    return [
      ...when(wrong.length > 0, error('burn.order', `must name each once: ${all.join(', ')}`)),
      ...when(wrong.length === 0 && order.at(-1) !== 'refundable', warning('burn.order', costly)),
    ];
  },
};

const kinds = ['credits_wrong', 'faulty_output', 'refund', 'payment', 'other'] as const;

const fields: readonly Sense[] = kinds.map((kind) => ({
  reads: [`help.${kind}.needs.fields`],
  finds: ({ help }) => {
    const { fields: asked } = help[kind].needs;
    const twice = asked.filter((field, index) => asked.indexOf(field) !== index);
    const says = `asks for ${twice.join(', ')} twice`;
    return when(twice.length > 0, error(`help.${kind}.needs.fields`, says));
  },
}));

/** Either promise keeps balances from losing worth; with neither, a price list can take it (SK-17). */
const rates: Sense = {
  reads: ['rates'],
  finds: ({ rates: rule }: Policy): Finding[] =>
    when(
      !rule.lotsKeepTheirRate && !rule.increaseNeedsNotice,
      warning('rates', 'lets a dearer price list take worth from paid credits, unannounced'),
    ),
};

/** What makes no sense about credits, jobs and help. */
export const termsSense: readonly Sense[] = [
  ...limits,
  ...failures,
  success,
  timeLimit,
  burn,
  ...fields,
  rates,
];
