import type { Instant } from './instant.ts';

export const serviceStates = ['up', 'degraded', 'down'] as const;
export type ServiceState = (typeof serviceStates)[number];

/**
 * What somebody saw of a product's service. It is so until somebody sees something else.
 *
 * @property source who saw it
 */
export type StatusReport = {
  readonly at: Instant;
  readonly state: ServiceState;
  readonly source: string;
};

/** Degraded is not down. What nobody has spoken of yet counts as up. */
const isDown = (report: StatusReport | undefined): boolean => report?.state === 'down';

// Of what was seen at one moment, down comes first: where sources disagree, the customer is believed.
const weights: Readonly<Record<ServiceState, number>> = { down: 0, degraded: 1, up: 2 };
const place = ({ at, state, source }: StatusReport) => `${at} ${weights[state]} ${source}`;

const inOrder = (reports: readonly StatusReport[]): StatusReport[] =>
  reports.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));

/** In the order of time, the one report of each moment that counts, whatever came first. */
const whatCounts = (reports: readonly StatusReport[]): StatusReport[] =>
  inOrder(reports).filter(({ at }, index, all) => at !== all[index - 1]?.at);

/** The reports that took the service down, and the ones that brought it back, in turn. */
export function turnsIn(reports: readonly StatusReport[]): StatusReport[] {
  const counting = whatCounts(reports);
  return counting.filter((report, index) => isDown(report) !== isDown(counting[index - 1]));
}

/**
 * What is known around a moment.
 *
 * @property before what counts of the last moment before it
 * @property same all that was seen at the moment itself
 * @property after what counts of the first moment after it
 */
export type Around = {
  readonly before?: StatusReport;
  readonly same: readonly StatusReport[];
  readonly after?: StatusReport;
};

export function around(reports: readonly StatusReport[], moment: Instant): Around {
  const counting = whatCounts(reports);
  const before = counting.findLast(({ at }) => at < moment);
  const after = counting.find(({ at }) => at > moment);
  return {
    ...(before && { before }),
    same: reports.filter(({ at }) => at === moment),
    ...(after && { after }),
  };
}

/**
 * Which reports tell something new once `report` is heard too. All that were ever told so have the
 * turns of all that were ever heard, in whatever order they came: `after` is among them, because it is
 * what ends the new one, however little it told while it only confirmed what was before it.
 */
export function toldBy({ before, same, after }: Around, report: StatusReport): StatusReport[] {
  const seen = [...same, report];
  if (seen.every((one) => isDown(one) === isDown(before))) return [];
  return [...whatCounts(seen), ...(after ? [after] : [])];
}

export const isSame = (a: StatusReport, b: StatusReport): boolean => place(a) === place(b);
