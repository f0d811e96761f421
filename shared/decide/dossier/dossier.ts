import type { Dossier } from '../../domain/dossier.ts';
import type { Policy } from '../../policy/policy.ts';
import { checksOf } from './checks.ts';
import type { Records } from './records.ts';
import { suggestionFor } from './suggestion.ts';
import { timelineOf } from './timeline.ts';

/** The evidence of a case, drawn up from what is on record and nothing else (PR-11). */
export function drawUpDossier(records: Records, policy: Policy): Dossier {
  const checks = checksOf(records);
  return {
    checks,
    timeline: timelineOf(records),
    isCut: records.isCut,
    suggestion: suggestionFor(records, checks, policy),
  };
}
