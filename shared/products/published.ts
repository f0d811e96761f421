import type { ClauseTopic, PathIn, PublishedPolicy } from '../policy/clause.ts';
import { houseClauses } from '../policy/house-clauses.ts';
import { type Policy, policyName } from '../policy/policy.ts';
import { clauses as jimengClauses } from './jimeng/clauses.ts';
import { policy as jimengPolicy } from './jimeng/policy.ts';
import { clauses as postRemixerClauses } from './post-remixer/clauses.ts';
import { policy as postRemixerPolicy } from './post-remixer/policy.ts';
import { clauses as skenaClauses } from './skena/clauses.ts';
import { policy as skenaPolicy } from './skena/policy.ts';

/** A version of a policy with the texts it is read in, which can only name what it holds. */
export const publish = <Version extends Policy>(
  name: string,
  policy: Version,
  clauses: readonly ClauseTopic<PathIn<Version>>[],
): PublishedPolicy => ({
  name,
  policy: policyName(policy),
  topics: [...clauses, ...houseClauses],
});

/**
 * Which texts belong to which version of a policy. Apart from the products, so that only what shows
 * texts carries them.
 */
export const published: readonly PublishedPolicy[] = [
  publish('Skena', skenaPolicy, skenaClauses),
  publish('Post Remixer', postRemixerPolicy, postRemixerClauses),
  publish('JiMeng Video Studio', jimengPolicy, jimengClauses),
];
