import type { StatusReport } from '../domain/status-report.ts';
import type { GuardedItem } from './guarded-item.ts';
import { hourOf, toStoredReport } from './status-item.ts';
import { heardKey, statusVersionKey, turnKey } from './status-keys.ts';

/**
 * A report and those that it makes tell something new, if nothing else was reported since they were
 * found: also one that tells nothing itself can be what ends the next one.
 *
 * @param version of the status as it was read; 0 where nothing was reported yet
 */
export const statusItems = (
  product: string,
  version: number,
  report: StatusReport,
  told: readonly StatusReport[],
): GuardedItem[] => [
  putVersion('status_as_read', product, version),
  addReport('report_heard', product, report),
  ...told.map((turn) => putTurn('turn_told', product, turn)),
];

const putVersion = (guard: string, product: string, version: number): GuardedItem => ({
  guard,
  put: {
    Item: { ...statusVersionKey(product), version: version + 1 },
    ...(version === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': version },
        }),
  },
});

/** An hour's reports lie in one item, because monitors report every minute for years. */
const addReport = (guard: string, product: string, report: StatusReport): GuardedItem => ({
  guard,
  update: {
    Key: heardKey(product, hourOf(report.at)),
    UpdateExpression: 'ADD heard :heard',
    ExpressionAttributeValues: { ':heard': new Set([toStoredReport(report)]) },
  },
});

const putTurn = (
  guard: string,
  product: string,
  { at, state, source }: StatusReport,
): GuardedItem => ({
  guard,
  put: { Item: { ...turnKey(product, at), state, source } },
});
