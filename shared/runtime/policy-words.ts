import { filledClause } from '../contract/policy-text.ts';
import type { PublishedPolicy } from '../policy/clause.ts';
import { type Policy, policyName } from '../policy/policy.ts';
import { published } from '../products/published.ts';
import type { Runtime } from './runtime.ts';

const wordsIn = (texts: readonly PublishedPolicy[]) => (policy: Policy) => {
  const found = texts.find((one) => one.policy === policyName(policy));
  if (!found) return undefined;
  const clauses = found.topics.flatMap((topic) => topic.clauses);
  return { name: found.name, clauses: clauses.map((clause) => filledClause(clause, policy)) };
};

/** A function that writes about policies. Their texts are long, so only such functions carry them. */
export const citingPolicies =
  <Handler>(build: (runtime: Runtime) => Handler, texts = published) =>
  (runtime: Runtime): Handler =>
    build({ wordsOf: wordsIn(texts), ...runtime });
