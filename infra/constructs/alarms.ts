import { Duration, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Where alarms go; operators subscribe to it. */
export function alarmTopic(scope: Construct, id: string): Topic {
  const topic = new Topic(scope, id, { displayName: 'Makegood alarms', enforceSSL: true });
  const ofThisAccount = { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } };
  topic.grantPublish(
    new ServicePrincipal('cloudwatch.amazonaws.com', { conditions: ofThisAccount }),
  );
  return topic;
}

/**
 * @property says what is wrong then, and what to look at
 * @property atLeast how many within five minutes are too many
 */
type TooMany = {
  readonly metric: Metric;
  readonly says: string;
  readonly atLeast: number;
  readonly alarms: Topic;
};

const period = Duration.minutes(5);

export function alarmOnTooMany(
  scope: Construct,
  id: string,
  { metric, says, atLeast, alarms }: TooMany,
): void {
  metric
    .with({ period, statistic: 'Sum' })
    .createAlarm(scope, id, {
      alarmDescription: says,
      threshold: atLeast,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    .addAlarmAction(new SnsAction(alarms));
}

/** For what has to happen all the time: no news is bad news. */
export function alarmOnSilence(
  scope: Construct,
  id: string,
  { metric, says, alarms }: Omit<TooMany, 'atLeast'>,
): void {
  metric
    .with({ period, statistic: 'Sum' })
    .createAlarm(scope, id, {
      alarmDescription: says,
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.BREACHING,
    })
    .addAlarmAction(new SnsAction(alarms));
}
