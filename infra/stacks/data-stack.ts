import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { alarmTopic } from '../constructs/alarms.ts';
import { ledgerTable } from '../constructs/ledger-table.ts';
import type { Stage } from '../stages.ts';

/** What must outlive any deployment: the ledger, and who is told when something is wrong. */
export class DataStack extends Stack {
  readonly table: TableV2;
  readonly alarms: Topic;

  constructor(
    scope: Construct,
    id: string,
    { stage, ...props }: StackProps & { readonly stage: Stage },
  ) {
    super(scope, id, { description: 'Makegood: the ledger', ...props });
    this.table = ledgerTable(this, 'Ledger', stage);
    this.alarms = alarmTopic(this, 'Alarms');
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'AlarmTopicArn', { value: this.alarms.topicArn });
  }
}
