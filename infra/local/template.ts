import { basename } from 'node:path';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { type Resources, synthesize } from './synthesize.ts';

/** @property entry its module, from the root of the project */
export type DefinedFunction = { readonly entry: string; readonly timeoutMilliseconds: number };

/** @property routeKey `ANY /v1/{product}/…`, or `$default` */
export type DefinedRoute = { readonly routeKey: string; readonly serves: DefinedFunction };

export type DefinedSchedule = {
  readonly schedule: string;
  readonly everyMilliseconds: number;
  readonly runs: DefinedFunction;
};

/** What is deployed, as far as one machine can have it. */
export type Definition = {
  readonly table: Omit<CreateTableCommandInput, 'TableName'>;
  readonly routes: readonly DefinedRoute[];
  readonly schedules: readonly DefinedSchedule[];
};

const keySchema = z.array(
  z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }),
);

const Table = z.object({
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema: keySchema,
  BillingMode: z.literal('PAY_PER_REQUEST'),
  GlobalSecondaryIndexes: z.array(
    z.object({
      IndexName: z.string(),
      KeySchema: keySchema,
      Projection: z.object({ ProjectionType: z.enum(['KEYS_ONLY', 'ALL']) }),
    }),
  ),
});

const arnOf = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) });
const ref = z.object({ Ref: z.string() });

const LambdaFunction = z.object({
  Metadata: z.object({ Makegood: z.object({ entry: z.string() }) }),
  Properties: z.object({ Timeout: z.int() }),
});

const Integration = z.object({ IntegrationUri: arnOf });

const Route = z.object({
  RouteKey: z.string(),
  Target: z.object({
    'Fn::Join': z.tuple([z.literal(''), z.tuple([z.literal('integrations/'), ref])]),
  }),
});

const Schedule = z.object({
  ScheduleExpression: z.string().check(z.regex(/^rate\(\d+ minutes?\)$/)),
  Target: z.object({ Arn: arnOf }),
});

const propertiesOf = (resources: Resources, type: string): unknown[] =>
  Object.values(resources).flatMap((found) => (found.Type === type ? [found.Properties] : []));

function functionCalled(resources: Resources, arn: z.infer<typeof arnOf>): DefinedFunction {
  const { Metadata, Properties } = LambdaFunction.parse(resources[arn['Fn::GetAtt'][0]]);
  return { entry: Metadata.Makegood.entry, timeoutMilliseconds: Properties.Timeout * 1_000 };
}

function routeIn(resources: Resources, properties: unknown): DefinedRoute {
  const { RouteKey: routeKey, Target } = Route.parse(properties);
  const [, [, { Ref }]] = Target['Fn::Join'];
  const { IntegrationUri } = Integration.parse(resources[Ref]?.Properties);
  return { routeKey, serves: functionCalled(resources, IntegrationUri) };
}

function scheduleIn(resources: Resources, properties: unknown): DefinedSchedule {
  const { ScheduleExpression, Target } = Schedule.parse(properties);
  const runs = functionCalled(resources, Target.Arn);
  return {
    schedule: basename(runs.entry, '.ts'),
    everyMilliseconds: Number(/\d+/.exec(ScheduleExpression)) * 60_000,
    runs,
  };
}

/**
 * Reads the table, routes and schedules off the templates that are deployed, so that nothing can be
 * here and not there, or the reverse.
 *
 * @throws Error when a template says what one machine cannot do
 */
export function readDefinition(): Definition {
  const resources = synthesize();
  const read = <Read>(type: string, as: (resources: Resources, properties: unknown) => Read) =>
    propertiesOf(resources, type).map((properties) => as(resources, properties));
  const [table] = read('AWS::DynamoDB::GlobalTable', (_, properties) => Table.parse(properties));
  if (!table) throw new Error('the templates define no table');
  return {
    table,
    routes: read('AWS::ApiGatewayV2::Route', routeIn),
    schedules: read('AWS::Scheduler::Schedule', scheduleIn),
  };
}
