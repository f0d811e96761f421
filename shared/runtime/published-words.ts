import { filledClause } from '../contract/policy-text.ts';
import type { PolicyWords } from '../decide/evidence/records.ts';
import { type Policy, policyName } from '../policy/policy.ts';
import { published } from '../products/published.ts';

/** A policy in the words it is published in; nothing where that version has none. */
export function publishedWords(policy: Policy): PolicyWords | undefined {
  const found = published.find((one) => one.policy === policyName(policy));
  if (!found) return undefined;
  const clauses = found.topics.flatMap((topic) => topic.clauses);
  return { name: found.name, clauses: clauses.map((clause) => filledClause(clause, policy)) };
}
