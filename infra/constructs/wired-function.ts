import { join } from 'node:path';
import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type CfnFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { table as keys } from '../../shared/store/table.ts';
import type { TableAccess } from '../routes.ts';
import type { Stage } from '../stages.ts';
import { bundling } from './bundling.ts';

const projectRoot = join(import.meta.dirname, '../..');

/** Transactions need the actions of what is in them, and none of their own. */
export const itemActions = [
  'dynamodb:BatchGetItem',
  'dynamodb:DeleteItem',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:UpdateItem',
];

/** @property concurrency how many may run at once, where that is limited */
export type WiredFunctionProps = {
  readonly stage: Stage;
  readonly table: TableV2;
  readonly entry: string;
  readonly access: TableAccess;
  readonly timeout: Duration;
  readonly concurrency?: number;
};

const secretsPath = (stage: Stage) => `/makegood/${stage.name}`;

function mayUse({ tableArn }: TableV2, access: TableAccess): PolicyStatement[] {
  const items = new PolicyStatement({ actions: itemActions, resources: [tableArn] });
  const due = new PolicyStatement({
    actions: ['dynamodb:Query'],
    resources: [`${tableArn}/index/${keys.due.index}`],
  });
  const scan = new PolicyStatement({ actions: ['dynamodb:Scan'], resources: [tableArn] });
  const more = { none: [], items: [], items_and_due: [due], items_and_scan: [scan] };
  return [items, ...more[access]];
}

/** The secrets are encrypted by SSM's own key, which needs no permission beside this one. */
const mayReadSecrets = (scope: Construct, stage: Stage) =>
  new PolicyStatement({
    actions: ['ssm:GetParametersByPath'],
    resources: [
      Stack.of(scope).formatArn({
        service: 'ssm',
        resource: 'parameter',
        resourceName: secretsPath(stage).slice(1),
      }),
    ],
  });

const permissionsFor = (scope: Construct, stage: Stage, table: TableV2, access: TableAccess) => [
  ...mayUse(table, access),
  mayReadSecrets(scope, stage),
];

const environmentOf = (stage: Stage, { tableName }: TableV2) => ({
  MAKEGOOD_TABLE: tableName,
  MAKEGOOD_SECRETS_PATH: secretsPath(stage),
  MAKEGOOD_STRIPE_LIVEMODE: String(stage.livemode),
});

/** A function of ours with its table, its secrets, its log, and no permission but for these. */
export class WiredFunction extends NodejsFunction {
  readonly ownLog: LogGroup;

  constructor(scope: Construct, id: string, props: WiredFunctionProps) {
    const { stage, table, entry, access, timeout, concurrency } = props;
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: stage.logRetention,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${id}Role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    logGroup.grantWrite(role);
    const permissions = access === 'none' ? [] : permissionsFor(scope, stage, table, access);
    for (const statement of permissions) role.addToPolicy(statement);
    super(scope, id, {
      projectRoot,
      depsLockFilePath: join(projectRoot, 'package-lock.json'),
      entry: join(projectRoot, entry),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 1024,
      timeout,
      bundling,
      role,
      logGroup,
      awsSdkConnectionReuse: false,
      environment: access === 'none' ? {} : environmentOf(stage, table),
      ...(concurrency !== undefined && { reservedConcurrentExecutions: concurrency }),
    });
    this.ownLog = logGroup;
    // The local stack finds the module of a function by this.
    (this.node.defaultChild as CfnFunction).addMetadata('Makegood', { entry });
  }
}
