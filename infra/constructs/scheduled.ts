import { Duration } from 'aws-cdk-lib';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { alarmOnSilence, alarmOnTooMany } from './alarms.ts';
import type { WiredFunction } from './wired-function.ts';

type ScheduledProps = {
  readonly called: WiredFunction;
  readonly everyMinutes: number;
  readonly alarms: Topic;
};

const maxEventAge = Duration.minutes(1);

/**
 * Calls a function again and again. A call that failed is not repeated: the next one does its work,
 * and a pile of late calls would only stand in its way.
 */
export class Scheduled extends Construct {
  constructor(scope: Construct, id: string, { called, everyMinutes, alarms }: ScheduledProps) {
    super(scope, id);
    const undelivered = new Queue(this, 'Undelivered', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    called.configureAsyncInvoke({ retryAttempts: 0, maxEventAge });
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.rate(Duration.minutes(everyMinutes)),
      target: new LambdaInvoke(called, {
        retryAttempts: 0,
        maxEventAge,
        deadLetterQueue: undelivered,
      }),
    });
    this.#watch(called, undelivered, alarms);
  }

  #watch(called: WiredFunction, undelivered: Queue, alarms: Topic): void {
    alarmOnTooMany(this, 'Failing', {
      metric: called.metricErrors(),
      says: 'The schedule failed or ran out of time. What is due stays due; look into its log.',
      atLeast: 1,
      alarms,
    });
    alarmOnSilence(this, 'Silent', {
      metric: called.metricInvocations(),
      says: 'The schedule has not run for five minutes: nothing that is due is worked off.',
      alarms,
    });
    alarmOnTooMany(this, 'NotCalled', {
      metric: undelivered.metricApproximateNumberOfMessagesVisible(),
      says: 'The scheduler could not call the function. The messages in its queue say why.',
      atLeast: 1,
      alarms,
    });
  }
}
