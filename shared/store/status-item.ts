import { type Instant, toInstant } from '../domain/instant.ts';
import type { ServiceState, StatusReport } from '../domain/status-report.ts';
import { join, type Key, partsOf } from './keys.ts';

/** All that was reported of one hour, each thing once. The hour is its sort key's. */
export type StoredHour = Key & { readonly heard: ReadonlySet<string> };

/** A report that told something new. Its time is its sort key's. */
export type StoredTurn = Key & { readonly state: ServiceState; readonly source: string };

export const hourOf = (at: Instant): string => at.slice(0, 'YYYY-MM-DDTHH'.length);

export const toStoredReport = ({ at, state, source }: StatusReport): string =>
  join(at.slice(hourOf(at).length), state, source);

const toReport = (at: string, state: string, source: string): StatusReport => ({
  at: toInstant(at),
  state: state as ServiceState,
  source,
});

export function fromStoredHour({ sk, heard }: StoredHour): StatusReport[] {
  const [, hour = ''] = partsOf(sk);
  return [...heard].map((text) => {
    const [rest = '', state = '', source = ''] = partsOf(text);
    return toReport(`${hour}${rest}`, state, source);
  });
}

export function fromStoredTurn({ sk, state, source }: StoredTurn): StatusReport {
  const [, at = ''] = partsOf(sk);
  return toReport(at, state, source);
}
