import type { Outage } from '../domain/outage.ts';

type OutageNow = Outage & { readonly qualifies: boolean };

const timesView = ({ outageId, startedAt, endedAt, qualifies }: OutageNow) => ({
  outageId,
  startedAt,
  ...(endedAt && { endedAt }),
  qualifies,
});

export const outageView = (outage: OutageNow) => ({
  ...timesView(outage),
  source: outage.source,
});

/** To who reported: the outage it belongs to. */
export const reportedView = ({ outage }: { readonly outage?: OutageNow }) =>
  outage ? { outage: timesView(outage) } : {};
