import { styleText } from 'node:util';
import type { Instant } from '../../../shared/domain/instant.ts';
import { leavesOf } from '../../../shared/policy/leaves.ts';
import { policyName } from '../../../shared/policy/policy.ts';
import { checkText, type Draft, isError, type Located, textOf } from './read-draft.ts';

/** `policy.ts:21:54  cash.unused.windowHours must be …` */
export function findingLine(file: string, { line, column, at, says, level }: Located): string {
  const place = styleText('dim', `${file}:${line}:${column}`);
  const kind = level === 'warning' ? `${styleText('yellow', 'warning')}: ` : '';
  return `${place}  ${kind}${at === '' ? '' : `${at} `}${says}`;
}

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

function summary({ policy, findings }: Draft): string {
  const errors = findings.filter(isError).length;
  const warnings = findings.length - errors;
  const also = warnings > 0 ? `, ${plural(warnings, 'warning')}` : '';
  if (errors > 0 || !policy) return styleText('red', `${plural(errors, 'error')}${also}`);
  const rules = leavesOf(policy).filter(({ at }) => at.endsWith('clause')).length;
  const good = `${policyName(policy)}, from ${policy.effectiveFrom}: ${plural(rules, 'rule')}`;
  return styleText('green', `${good}, no errors${also}`);
}

/** @returns all that is to be said of a draft, and whether it may be published */
export function checked(draft: Draft): { readonly lines: string[]; readonly isGood: boolean } {
  const { file, findings } = draft;
  const lines = findings.map((finding) => findingLine(file, finding));
  return { lines: [...lines, summary(draft)], isGood: !findings.some(isError) };
}

/** @throws BadUsage when there is no such file */
export const checkFile = (file: string, now: Instant) =>
  checked(checkText(file, textOf(file), now));
