import { Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { alarmOnTooMany } from './alarms.ts';
import type { WiredFunction } from './wired-function.ts';

/**
 * Trouble that no answer shows, such as an event that could not be applied yet, is a line of level
 * error in a log. Counts them over all functions.
 */
export function alarmOnReportedErrors(
  scope: Construct,
  functions: readonly WiredFunction[],
  alarms: Topic,
): void {
  const named = { metricNamespace: `Makegood/${Stack.of(scope).stackName}`, metricName: 'Errors' };
  for (const { node, ownLog } of functions) {
    new MetricFilter(scope, `${node.id}Errors`, {
      ...named,
      logGroup: ownLog,
      filterPattern: FilterPattern.allTerms('"level":"error"'),
    });
  }
  alarmOnTooMany(scope, 'ReportedErrors', {
    metric: new Metric({ namespace: named.metricNamespace, metricName: named.metricName }),
    says: 'A function reported an error. Look for level error in the log of the functions.',
    atLeast: 1,
    alarms,
  });
}
