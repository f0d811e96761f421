import { type Ground, grounds } from '../domain/refund.ts';
import type { CashPolicy } from './cash.ts';
import { error, type Finding, type Sense, warning, when } from './finding.ts';

type OfGround = (rule: CashPolicy[Ground], at: string, ground: Ground) => Finding[];

/** Looked for in the rule of each ground by itself. */
const ofEach = (finds: OfGround): Sense[] =>
  grounds.map((ground) => ({
    reads: [`cash.${ground}`],
    finds: ({ cash }) => finds(cash[ground], `cash.${ground}`, ground),
  }));

/** The explanation that a customer gets goes by the code. */
const wrongCode: OfGround = (rule, at, ground) => {
  if (!('code' in rule)) return [];
  const isLaw = rule.code === 'statutory_claim';
  const isTaste = rule.code === 'quality_not_covered';
  return [
    ...when(
      isLaw && ground !== 'statutory',
      error(`${at}.code`, 'is for the ground statutory alone'),
    ),
    ...when(
      isTaste && ground !== 'quality',
      error(`${at}.code`, 'is for the ground quality alone'),
    ),
  ];
};

const outranking: OfGround = (rule, at, ground) => {
  const isHigh = rule.decides === 'review' && rule.outranks === true && ground !== 'statutory';
  return when(
    isHigh,
    error(`${at}.outranks`, 'is for the ground statutory alone: that is what the law puts first'),
  );
};

/** A right that the law gives reaches a person, whatever the policy says (PR-14, SK-15). */
const statutory: Sense = {
  reads: ['cash.statutory'],
  finds: ({ cash: { statutory: rule } }) => {
    const at = 'cash.statutory';
    if (rule.decides === 'refused') {
      return [error(`${at}.decides`, 'must be "review": the law is not for a policy to refuse')];
    }
    return [
      ...when(rule.code !== 'statutory_claim', error(`${at}.code`, 'must be "statutory_claim"')),
      ...when(
        rule.outranks !== true,
        error(
          'outranks' in rule ? `${at}.outranks` : at,
          'must have outranks: true, or another rule refuses what the law may give',
        ),
      ),
      ...when(
        rule.amount !== 'all',
        warning(`${at}.amount`, 'is less than the law may ask for: "all" lets a person decide'),
      ),
    ];
  },
};

/** What banks give back whatever a policy says. */
const refusedAtOurCost: OfGround = (rule, at, ground) => {
  const why: Partial<Record<Ground, string>> = {
    unauthorised: 'the bank of whoever did not pay takes it back with a dispute',
    duplicate: 'what was taken twice is owed back, and a dispute costs more',
    faulty: 'what does not work is the law’s to decide: every claim becomes a statutory one',
  };
  const because = rule.decides === 'refused' && why[ground];
  return because ? [warning(`${at}.decides`, `refuses every claim: ${because}`)] : [];
};

const urgency: Sense[] = grounds.map((ground) => ({
  reads: [`cash.${ground}`, 'cash.review'],
  finds: ({ cash }) => {
    const rule = cash[ground];
    const urgent = rule.decides === 'review' ? rule.urgentBusinessDays : undefined;
    const due = cash.review.businessDays;
    const at = `cash.${ground}.urgentBusinessDays`;
    const isLater = urgent !== undefined && urgent > due;
    return when(isLater, error(at, `is later than the review itself is due, after ${due}`));
  },
}));

const payout: Sense = {
  reads: ['cash.payout'],
  finds: ({ cash: { payout: rule } }) => {
    const { businessDays, warnAfter, estimateFrom = businessDays } = rule;
    const late = `must be less than businessDays, ${businessDays}: it warns before it is too late`;
    const range = `must be at most businessDays, ${businessDays}: from so many days to so many`;
    return [
      ...when(warnAfter >= businessDays, error('cash.payout.warnAfter', late)),
      ...when(estimateFrom > businessDays, error('cash.payout.estimateFrom', range)),
    ];
  },
};

const fee: Sense = {
  reads: ['cash.unused'],
  finds: ({ cash: { unused } }) => {
    const cap = unused.decides === 'automatic' ? unused.fee?.capPercent : undefined;
    const at = 'cash.unused.fee.capPercent';
    return [
      ...when(cap === 0, warning(at, 'keeps nothing: leave the fee out')),
      ...when(cap === 100, error(at, 'may keep everything: then nothing goes back')),
    ];
  },
};

/** A ground that is decided by outages needs to know which. */
const outage: Sense = {
  reads: ['cash.outage', 'outage'],
  finds: ({ cash, outage: rule }) => {
    const isDecided = cash.outage.decides === 'outage';
    const none = 'is decided by outages, and no rule "outage" says how long one has to last';
    const unpaid = `promises something for an outage, and cash.outage is "${cash.outage.decides}"`;
    const endless = 'must be shorter than the outage: else two of them a week apart are one';
    const recovery = rule ? rule.briefestRecoveryMinutes >= rule.hours * 60 : false;
    return [
      ...when(isDecided && !rule, error('cash.outage.decides', none)),
      ...when(!isDecided && rule !== undefined, warning('outage', unpaid)),
      ...when(recovery, error('outage.briefestRecoveryMinutes', endless)),
    ];
  },
};

/** What makes no sense about money. */
export const cashSense: readonly Sense[] = [
  ...[wrongCode, outranking, refusedAtOurCost].flatMap(ofEach),
  ...urgency,
  statutory,
  payout,
  fee,
  outage,
];
