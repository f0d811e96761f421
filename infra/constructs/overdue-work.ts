import { Duration, Stack } from 'aws-cdk-lib';
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { WiredFunction } from './wired-function.ts';

/** How late the latest due thing may be before somebody is told, and whose promise is at stake. */
const limits = [
  { id: 'OverdueFiveMinutes', after: Duration.minutes(5), says: 'Skena gives back in minutes' },
  { id: 'OverdueAnHour', after: Duration.hours(1), says: 'JiMeng gives back within 24 hours' },
  {
    id: 'OverdueTwentyHours',
    after: Duration.hours(20),
    says: 'JiMeng gives back within 24 hours, of which four are left',
  },
] as const;

/** Alarms when what is due is worked off too late, whatever the reason. */
export function alarmOnOverdueWork(scope: Construct, by: WiredFunction, alarms: Topic): void {
  const overdue = new MetricFilter(scope, `${by.node.id}Overdue`, {
    metricNamespace: `Makegood/${Stack.of(scope).stackName}`,
    metricName: 'OverdueSeconds',
    logGroup: by.ownLog,
    filterPattern: FilterPattern.exists('$.counts.overdueSeconds'),
    metricValue: '$.counts.overdueSeconds',
  });
  for (const { id, after, says } of limits) {
    overdue
      .metric({ period: Duration.minutes(5), statistic: 'Maximum' })
      .createAlarm(scope, id, {
        alarmDescription: `Something due was not worked off for ${after.toHumanString()}. ${says}.`,
        threshold: after.toSeconds(),
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      })
      .addAlarmAction(new SnsAction(alarms));
  }
}
