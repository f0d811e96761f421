import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { table } from '../../shared/store/table.ts';
import type { Stage } from '../stages.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The one table, by the names its readers use. */
export const ledgerTable = (scope: Construct, id: string, { keepsData }: Stage): TableV2 =>
  new TableV2(scope, id, {
    partitionKey: text(table.partitionKey),
    sortKey: text(table.sortKey),
    timeToLiveAttribute: table.timeToLive,
    billing: Billing.onDemand(),
    globalSecondaryIndexes: [
      {
        indexName: table.due.index,
        partitionKey: text(table.due.partitionKey),
        sortKey: text(table.due.sortKey),
        projectionType: ProjectionType.KEYS_ONLY,
      },
    ],
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: keepsData },
    deletionProtection: keepsData,
    removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
