import type { Ground } from '../domain/refund.ts';
import { houseRules } from './house-rules.ts';

/** What a change does to customers; `mixed` is kinder to some and harsher to others. */
export type Effect = 'kinder' | 'harsher' | 'mixed' | 'neither';

/** Which of two values is kinder to the customer: more, less, the one named first, or neither. */
export type Kinder = 'more' | 'less' | 'neither' | readonly unknown[];

/**
 * Whom a change reaches: what was bought before goes by its own version or a kinder later one (JM-16);
 * a job that has started, a job that ends (by its own version or a kinder one), an account that was
 * opened, and a request or open work go by the version of their day; the rest is so for everybody from
 * its day on.
 */
export type Reach = 'purchase' | 'start' | 'ending' | 'account' | 'request' | 'day';

/** @property says what stands there, in words @property unit `hours`; `%` for percent */
export type Place = {
  readonly says: string;
  readonly kinder: Kinder;
  readonly reach: Reach;
  readonly unit?: string;
  readonly clause?: string;
};

export const groundWords: Readonly<Record<Ground, string>> = {
  unused: 'unspent purchases',
  duplicate: 'payments made twice',
  unauthorised: 'payments that somebody else made',
  outage: 'outages',
  faulty: 'faulty output',
  quality: 'output that is not liked',
  statutory: 'rights that the law gives',
  other: 'any other reason',
};

type Row = readonly [at: string, says: string, kinder: Kinder, reach: Reach, unit?: string];

const yes: Kinder = [true, false];

/** `*` stands for a name, which `{}` in the words is. */
// biome-ignore format: one place a row
const rows: readonly Row[] = [
  ['trial.credits',                    'credits to try it',                                  'more',    'account', 'credits'],
  ['expiry.credits',                   'when credits run out of time',                       'neither', 'day'],
  ['burn.order',                       'which credits are spent first',                      'neither', 'day'],
  ['charge.priceMustBeShown',          'whether a job needs the price that was shown',       yes,       'day'],
  ['charge.quoteMinutes',              'how long a shown price binds',                       'more',    'day', 'minutes'],
  ['rates.lotsKeepTheirRate',          'whether credits keep the price list they were bought under', yes, 'purchase'],
  ['rates.increaseNeedsNotice',        'whether a dearer price has to be announced first',   yes,       'day'],
  ['settlement.*.restores',            'whether credits come back from what ended as {}',    yes,       'ending'],
  ['timeLimit.minutes',                'time limit of a job',                                'less',    'start', 'minutes'],
  ['cancellation.offered',             'whether a job can be cancelled',                     yes,       'start'],
  ['cash.unused.windowHours',          'window for unspent purchases',                       'more',    'purchase', 'hours'],
  ['cash.unused.fee.capPercent',       'fee kept of a refund, at most',                      'less',    'purchase', '%'],
  ['cash.outage.offerDays',            'how long an offer after an outage stays open',       'more',    'purchase', 'days'],
  ['cash.*.code',                      'reason given for {}',                                'neither', 'purchase'],
  ['cash.*.amount',                    'what is paid back for {}',                           ['all', 'unspent'], 'purchase'],
  ['cash.*.outranks',                  'whether {} reach a person whatever else refuses them', [true], 'purchase'],
  ['cash.*.urgentBusinessDays',        'how soon a person looks at {}',                      'less',    'purchase', 'business days'],
  ['cash.quoteMinutes',                'how long the answer to a request for money binds',   'more',    'purchase', 'minutes'],
  ['cash.review.businessDays',         'when a person has decided on money',                 'less',    'purchase', 'business days'],
  ['cash.payout.businessDays',         'when approved money is on its way',                  'less',    'purchase', 'business days'],
  ['cash.payout.warnAfter',            'when staff are warned that a payout takes long',     'neither', 'purchase', 'business days'],
  ['cash.payout.estimateFrom',         'what customers are told a payout takes at least',    'neither', 'purchase', 'business days'],
  ['cash.uncovered',                   'spent credits of a payment that the bank took back', ['forgive', 'owe'], 'purchase'],
  ['duplicate.minutes',                'how far apart payments are still one made twice',    'more',    'purchase', 'minutes'],
  ['outage.hours',                     'how long an outage has to be exceeded',              'less',    'purchase', 'hours'],
  ['outage.briefestRecoveryMinutes',   'the shortest recovery that ends an outage',          'more',    'purchase', 'minutes'],
  ['closure.*.paidLots',               'paid credits when the account is closed by the {}',  ['review', 'forfeit'], 'purchase'],
  ['help.searchMinutes',               'how far around a named time a job is looked for',    'more',    'request', 'minutes'],
  ['help.*.businessDays',              'when help about {} is given',                        'less',    'request', 'business days'],
  ['help.*.needs.fields',              'what a request about {} is asked for',               'neither', 'request'],
  ['unattachedPayment.businessDays',   'when a payment that names nobody is looked at',      'less',    'request', 'business days'],
  ['disputeWork.businessDays',         'when a dispute is looked at',                        'less',    'request', 'business days'],
  // whole rules that may be there or not
  ['deliveredByEvidence',              'saved output counts as delivered whatever else is said', [undefined], 'start'],
  ['outage',                           'the rule of what outage counts',                     'more',    'purchase'],
  ['cash.unused.fee',                  'a fee kept of a refund',                             'less',    'purchase'],
];

const named: Readonly<Record<string, string>> = groundWords;

function matched(pattern: string, at: string): string | undefined {
  const wanted = pattern.split('.');
  const names = at.split('.');
  const isSame =
    wanted.length === names.length &&
    wanted.every((name, index) => name === '*' || name === names[index]);
  return isSame ? (names[wanted.indexOf('*')] ?? '') : undefined;
}

const isClause = (at: string) => at === 'clause' || at.endsWith('.clause');

/**
 * What is known of a place in a policy.
 *
 * @throws when nothing is: a place is added here with the type
 */
export function placeAt(at: string): Place {
  if (isClause(at)) {
    const rule = at.split('.').slice(0, -1).join('.');
    return { says: `the clause of ${rule}`, kinder: 'neither', reach: 'purchase' };
  }
  for (const [pattern, words, kinder, reach, unit] of rows) {
    const name = matched(pattern, at);
    if (name === undefined) continue;
    const says = words.replace('{}', (named[name] ?? name).replaceAll('_', ' '));
    const clause = at === 'cash.uncovered' ? houseRules.disputeLost : undefined;
    return { says, kinder, reach, ...(unit && { unit }), ...(clause && { clause }) };
  }
  throw new Error(`nothing is known of ${at} in a policy`);
}
