import { reportedView } from '../../shared/contract/outage-view.ts';
import { ReportStatus } from '../../shared/contract/status.ts';
import { ok } from '../../shared/runtime/answer.ts';
import { operation } from '../../shared/runtime/operation.ts';
import { reportStatus as report } from '../../shared/use-cases/report-status.ts';

/**
 * POST /v1/{product}/status
 *
 * Keeps what a monitor or a person saw of the service (JM-07).
 */
export const reportStatus = operation(
  ReportStatus,
  ({ state, at, source }, context, remember) => report(context, { state, at, source }, remember),
  (reported) => ok(reportedView(reported)),
);
