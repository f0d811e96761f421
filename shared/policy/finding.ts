import type { Instant } from '../domain/instant.ts';
import type { Policy } from './policy.ts';

/**
 * What makes no sense in a policy, or should be looked at twice.
 *
 * @property at where: `cash.payout.warnAfter`
 * @property level an `error` must not be published; a `warning` may be meant
 */
export type Finding = {
  readonly at: string;
  readonly says: string;
  readonly level: 'error' | 'warning';
};

/**
 * What a draft is checked against.
 *
 * @property policies the versions of its product there are, oldest first; none for a new product
 * @property clauses names of clauses that its product's customers can read; none where nobody wrote any
 * @property told what those texts tell of: by clause, the places in a policy
 * @property now a version that takes effect before has not been announced
 */
export type Surroundings = {
  readonly policies: readonly Policy[];
  readonly clauses: ReadonlySet<string>;
  readonly told: ReadonlyMap<string, readonly string[]>;
  readonly now: Instant;
};

/**
 * One thing to look for.
 *
 * @property reads the places it looks at: what is no policy there is not looked at
 */
export type Sense = {
  readonly reads: readonly string[];
  readonly finds: (policy: Policy, around: Surroundings) => readonly Finding[];
};

export const error = (at: string, says: string): Finding => ({ at, says, level: 'error' });
export const warning = (at: string, says: string): Finding => ({ at, says, level: 'warning' });

/** Found where something is so. */
export const when = (isSo: boolean, finding: Finding): Finding[] => (isSo ? [finding] : []);
