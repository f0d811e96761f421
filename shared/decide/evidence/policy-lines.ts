import { type Instant, toInstant } from '../../domain/instant.ts';
import { type Policy, policyName } from '../../policy/policy.ts';
import { inOneLine, line, timeWords } from './fill.ts';
import type { EvidenceRecords } from './records.ts';

const clausesIn = (rule: unknown): string[] => {
  if (typeof rule !== 'object' || rule === null) return [];
  return Object.entries(rule).flatMap(([name, value]) =>
    name === 'clause' && typeof value === 'string' ? [value] : clausesIn(value),
  );
};

/** The rules that money goes back by, or does not. */
function cashClauses({ cash, duplicate, outage, closure, settlement }: Policy): Set<string> {
  return new Set(clausesIn({ cash, duplicate, outage, closure, final: settlement.succeeded }));
}

const sinceOf = ({ effectiveFrom }: Policy): Instant => toInstant(effectiveFrom);

const pathOf = ({ product, version }: Policy) =>
  `/v1/${encodeURIComponent(product)}/policy?version=${version}`;

/** The refund policy as it stood when the payment was made (JM-16), in the words it is published in. */
export function policyLines({ policy, paid, words }: EvidenceRecords): string[] {
  const about = { policy: policyName(policy), path: pathOf(policy) };
  const times = { since: timeWords(sinceOf(policy)), at: timeWords(paid.at) };
  const wanted = cashClauses(policy);
  const clauses = (words?.clauses ?? []).filter(({ id }) => wanted.has(id));
  return [
    line('policy', { ...about, ...times }),
    ...clauses.flatMap(({ id, title, text }) => [
      line('clause', { id, title }),
      ...text.split('\n').map(inOneLine).filter(Boolean),
    ]),
  ];
}
