import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { HttpFront } from '../constructs/http-front.ts';
import { alarmOnOverdueWork } from '../constructs/overdue-work.ts';
import { alarmOnReportedErrors } from '../constructs/reported-errors.ts';
import { Scheduled } from '../constructs/scheduled.ts';
import { WiredFunction } from '../constructs/wired-function.ts';
import { httpFunctions, publicFunction, scheduledFunctions } from '../routes.ts';
import type { Stage } from '../stages.ts';

type ServiceProps = StackProps & {
  readonly stage: Stage;
  readonly table: TableV2;
  readonly alarms: Topic;
};

/** Less than API Gateway waits, so that the function itself can still say that it was too busy. */
const answersWithin = Duration.seconds(20);

/** Less than the minute after which the next run starts. */
const worksFor = Duration.seconds(55);

/** Everything that can be thrown away and deployed again: functions, routes, schedules. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, { stage, table, alarms, ...props }: ServiceProps) {
    super(scope, id, { description: 'Makegood: functions, HTTP API, schedules', ...props });
    const front = new HttpFront(this, 'Http', stage, alarms);

    const answering = [...httpFunctions, publicFunction].map(({ id, paths, ...wiring }) => {
      const by = new WiredFunction(this, id, { stage, table, timeout: answersWithin, ...wiring });
      front.serve(paths, by);
      if (id === publicFunction.id) front.serveTheRest(by);
      return by;
    });
    const working = scheduledFunctions.map(({ id, everyMinutes, ...wiring }) => {
      const limits = { timeout: worksFor, concurrency: 1 };
      const called = new WiredFunction(this, id, { stage, table, ...limits, ...wiring });
      new Scheduled(this, `${id}Schedule`, { called, everyMinutes, alarms });
      if (wiring.access === 'items_and_due') alarmOnOverdueWork(this, called, alarms);
      return called;
    });

    alarmOnReportedErrors(this, [...answering, ...working], alarms);
    new CfnOutput(this, 'ApiUrl', { value: front.url });
  }
}
