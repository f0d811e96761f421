import type { Instant } from '../domain/instant.ts';
import { type Downtime, lastsLongerThan } from '../domain/outage.ts';
import type { Policy } from './policy.ts';

/** Outages are recorded also where no clause speaks of them, and then counted like this. */
const usualRecoveryMinutes = 30;

/** How long the service has to be back for what follows to be another outage. */
export const briefestRecoveryMinutes = ({ outage }: Policy): number =>
  outage?.briefestRecoveryMinutes ?? usualRecoveryMinutes;

/** Whether those who bought before it began have been promised something for it. */
export const qualifies = ({ outage: rule }: Policy, outage: Downtime, now: Instant): boolean =>
  rule !== undefined && lastsLongerThan(outage, outage.startedAt, now, rule.hours);

/** The recoveries that the versions count by, each once, in minutes. */
export const recoveriesOf = (versions: readonly Policy[]): number[] => [
  ...new Set(versions.flatMap(({ outage }) => outage?.briefestRecoveryMinutes ?? [])),
];
