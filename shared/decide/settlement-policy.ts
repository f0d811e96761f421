import { type Credits, none, sum } from '../domain/credits.ts';
import type { Instant } from '../domain/instant.ts';
import type { Job } from '../domain/job.ts';
import type { Policy } from '../policy/policy.ts';
import { type Product, policyNamed } from '../policy/product.ts';
import { type Decision, isRefusal } from './decision.ts';
import { decideSettlement, type Settle, type Settlement, type SettleRefusal } from './settle.ts';

type Decided = Decision<Settlement, SettleRefusal>;

/** The version a job was charged under, and those that have come into force since. */
function versionsOf(product: Product, { policy: name }: Pick<Job, 'policy'>) {
  const charged = policyNamed(product, name);
  const later = product.policies.filter(
    ({ version }) => version > charged.version && version <= product.policy.version,
  );
  return { charged, later };
}

const givenBack = (decided: Decided): Credits =>
  isRefusal(decided) ? none : sum(decided.accepted.entry?.draws.map((draw) => draw.credits) ?? []);

const kinder = (best: Decided, next: Decided): Decided =>
  givenBack(next) > givenBack(best) ? next : best;

/**
 * How an ending settles a job: by the version it was charged under, or by a later one where that gives
 * more of its credits back (JM-16). Decided whole under each, so that what an ending becomes, evidence of
 * a delivery, and whether cancelling is offered at all are each version's own.
 */
export function settleKindly(job: Job, claim: Settle, product: Product, now: Instant): Decided {
  const by = (policy: Policy) => decideSettlement(job, claim, policy, now);
  const { charged, later } = versionsOf(product, job);
  return later.map(by).reduce(kinder, by(charged));
}
