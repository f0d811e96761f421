import type { CaseField, CaseKind } from '../domain/case.ts';
import type { Ruled } from './ruled.ts';

/**
 * What becomes of a request for help of one kind: answered within so many business days, and asked for
 * what is needed to look into it.
 */
type CaseRule = Ruled & {
  readonly businessDays: number;
  readonly needs: Ruled & { readonly fields: readonly CaseField[] };
};

/**
 * How customers get help.
 *
 * @property searchMinutes how far from the time that a customer names their job is looked for, both ways
 */
export type HelpPolicy = Ruled &
  Readonly<Record<CaseKind, CaseRule>> & {
    readonly searchMinutes: number;
  };
