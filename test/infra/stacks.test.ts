import { readdirSync, readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { itemActions } from '../../infra/constructs/wired-function.ts';
import { httpFunctions, publicFunction, scheduledFunctions } from '../../infra/routes.ts';
import { stageNamed } from '../../infra/stages.ts';
import { table } from '../../shared/store/table.ts';
import { stageTemplates } from './stage-templates.ts';

const dev = stageTemplates('dev');
const prod = stageTemplates('prod');

// biome-ignore lint/suspicious/noExplicitAny: templates hold whatever CloudFormation takes
const propertiesOf = (type: string): Record<string, any>[] =>
  Object.values(dev.service.findResources(type)).map(({ Properties }) => Properties);

type Statement = { readonly Action: string | string[]; readonly Resource: unknown };

const statements: Statement[] = propertiesOf('AWS::IAM::Policy').flatMap(
  ({ PolicyDocument }) => PolicyDocument.Statement,
);

const actionsOf = ({ Action }: Statement): string[] => [Action].flat();

describe('the table', () => {
  const key = (AttributeName: string, KeyType: string) => ({ AttributeName, KeyType });

  it('has the keys, the index and the time to live that its readers name', () => {
    dev.data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [key(table.partitionKey, 'HASH'), key(table.sortKey, 'RANGE')],
      TimeToLiveSpecification: { AttributeName: table.timeToLive, Enabled: true },
      GlobalSecondaryIndexes: [
        {
          IndexName: table.due.index,
          KeySchema: [key(table.due.partitionKey, 'HASH'), key(table.due.sortKey, 'RANGE')],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    });
  });

  it.each([
    ['dev', dev, false, 'Delete'],
    ['prod', prod, true, 'Retain'],
  ])('is kept on %s as the stage says', (_stage, { data }, isKept, DeletionPolicy) => {
    data.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy,
      UpdateReplacePolicy: DeletionPolicy,
      Properties: {
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: isKept,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: isKept },
          }),
        ],
      },
    });
  });
});

describe('a function', () => {
  const all = [...httpFunctions, publicFunction, ...scheduledFunctions];

  it('is there once for every entry', () => {
    const found = dev.service.findResources('AWS::Lambda::Function');
    const entries = Object.values(found).map(({ Metadata }) => Metadata.Makegood.entry);
    expect(entries.toSorted()).toEqual(all.map(({ entry }) => entry).toSorted());
  });

  it('knows its table, the path of its secrets and the mode of Stripe, and nothing else', () => {
    const found = Object.values(dev.service.findResources('AWS::Lambda::Function'));
    for (const { Metadata, Properties } of found) {
      const isPublic = Metadata.Makegood.entry === publicFunction.entry;
      const Variables = {
        MAKEGOOD_TABLE: { 'Fn::ImportValue': expect.stringContaining('Ledger') },
        MAKEGOOD_SECRETS_PATH: '/makegood/dev',
        MAKEGOOD_STRIPE_LIVEMODE: 'false',
      };
      expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      expect(Properties.Environment).toEqual(isPublic ? undefined : { Variables });
    }
  });

  it('has a log of its own that does not grow for ever', () => {
    const logs = propertiesOf('AWS::Logs::LogGroup');
    expect(logs).toHaveLength(all.length + 1);
    for (const { RetentionInDays } of logs) expect(RetentionInDays).toBe(7);
    for (const { LoggingConfig } of propertiesOf('AWS::Lambda::Function')) {
      expect(LoggingConfig).toEqual({ LogGroup: { Ref: expect.any(String) } });
    }
  });

  it('has no managed policy, no wildcard action and no wildcard resource', () => {
    for (const role of propertiesOf('AWS::IAM::Role')) {
      expect(role).not.toHaveProperty('ManagedPolicyArns');
    }
    for (const statement of statements) {
      expect(actionsOf(statement).join()).not.toContain('*');
      expect([statement.Resource].flat()).not.toContain('*');
    }
  });

  it('may do with the table what the store does, and no more', () => {
    const folder = new URL('../../shared/store/', import.meta.url);
    const source = readdirSync(folder)
      .map((file) => readFileSync(new URL(file, folder), 'utf8'))
      .join('\n');
    const actions: Record<string, string[]> = {
      BatchGet: ['BatchGetItem'],
      Delete: ['DeleteItem'],
      Get: ['GetItem'],
      Put: ['PutItem'],
      Query: ['Query'],
      Scan: ['Scan'],
      TransactGet: ['GetItem'],
      TransactWrite: source.includes('ConditionCheck:') ? ['ConditionCheckItem'] : [],
      Update: ['UpdateItem'],
    };
    const used = [...source.matchAll(/new (\w+)Command\(/g)].flatMap(
      ([, name = '']) => actions[name] ?? [`nothing known of ${name}`],
    );
    const needed = [...new Set(used)].map((action) => `dynamodb:${action}`).toSorted();
    expect([...itemActions, 'dynamodb:Scan'].toSorted()).toEqual(needed);

    const granted = statements.flatMap(actionsOf).filter((name) => name.startsWith('dynamodb:'));
    expect([...new Set(granted)].toSorted()).toEqual(needed);
  });

  const items = ['BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'];

  // biome-ignore format: one function a row
  it.each([
    // function       may, on the table                    and on its index
    ['App',           items,                                []],
    ['History',       items,                                []],
    ['Jobs',          items,                                []],
    ['Help',          items,                                []],
    ['Records',       items,                                []],
    ['SupportHelp',   items,                                []],
    ['Money',         items,                                []],
    ['Support',       items,                                []],
    ['SupportMoney',  items,                                []],
    ['Stripe',        items,                                []],
    ['Paddle',        items,                                []],
    ['JobEvents',     items,                                []],
    ['Public',        [],                                   []],
    ['WorkDeadlines', items,                                ['Query']],
    ['OutageOffers',  [...items, 'Scan'].toSorted(),        []],
  ])('%s may do %j, and %j on what is due', (id, onTable, onIndex) => {
    const role = new RegExp(`^${id}RoleDefaultPolicy`);
    const policies = Object.entries(dev.service.findResources('AWS::IAM::Policy'));
    const own: Statement[] = policies
      .filter(([name]) => role.test(name))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
    const ofTable = own.filter((one) => /^dynamodb:/.test(actionsOf(one)[0] ?? ''));
    const isIndex = ({ Resource }: Statement) => JSON.stringify(Resource).includes('/index/');
    const granted = (found: Statement[]) =>
      found.flatMap(actionsOf).map((action) => action.replace('dynamodb:', '')).toSorted();

    expect(own.length).toBeGreaterThan(0);
    expect(granted(ofTable.filter((one) => !isIndex(one)))).toEqual(onTable);
    expect(granted(ofTable.filter(isIndex))).toEqual(onIndex);
  });

  it('is in this list, whichever there is', () => {
    expect(all.map(({ id }) => id)).toEqual([
      ...['App', 'History', 'Jobs', 'Help', 'Money'],
      ...['Support', 'Records', 'SupportHelp', 'SupportMoney'],
      ...['Stripe', 'Paddle', 'JobEvents', 'Public'],
      ...['WorkDeadlines', 'OutageOffers'],
    ]);
  });

  it('reads its secrets, and only those of its stage', () => {
    const reading = statements.filter((one) => actionsOf(one).some((name) => /^ssm:/.test(name)));
    expect(reading).toHaveLength(all.length - 1);
    for (const { Action, Resource } of reading) {
      expect(Action).toBe('ssm:GetParametersByPath');
      expect(JSON.stringify(Resource)).toContain(':parameter/makegood/dev"');
    }
  });

  it('touches no table and no secret where it only answers the public', () => {
    const [policy] = Object.entries(dev.service.findResources('AWS::IAM::Policy')).filter(([id]) =>
      id.startsWith('Public'),
    );
    expect(JSON.stringify(policy)).not.toMatch(/dynamodb:|ssm:/);
  });
});

describe('the HTTP API', () => {
  it('has a route for every path whatever the method, and one for the rest', () => {
    const keys = propertiesOf('AWS::ApiGatewayV2::Route').map(({ RouteKey }) => RouteKey);
    const paths = [...httpFunctions, publicFunction].flatMap(({ paths }) => paths);
    expect(keys.toSorted()).toEqual(['$default', ...paths.map((path) => `ANY ${path}`)].toSorted());
  });

  it('hands requests on in payload format 2.0', () => {
    for (const { PayloadFormatVersion } of propertiesOf('AWS::ApiGatewayV2::Integration')) {
      expect(PayloadFormatVersion).toBe('2.0');
    }
  });

  it('is throttled, and logs neither bodies nor who asked for what', () => {
    prod.service.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 1_000, ThrottlingBurstLimit: 2_000 },
      AccessLogSettings: { Format: Match.not(Match.stringLikeRegexp('path|sourceIp|query')) },
    });
  });
});

describe.each(scheduledFunctions)('the schedule of $entry', ({ id, entry }) => {
  const alarms = Object.entries(dev.service.findResources('AWS::CloudWatch::Alarm'));

  it('runs every minute, one at a time, and gives up before the next', () => {
    const schedules = Object.entries(dev.service.findResources('AWS::Scheduler::Schedule'));
    const own = schedules.filter(([name]) => name.startsWith(`${id}Schedule`));
    expect(own.map(([, { Properties }]) => Properties)).toMatchObject([
      {
        ScheduleExpression: 'rate(1 minute)',
        State: 'ENABLED',
        Target: {
          RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 },
          DeadLetterConfig: { Arn: expect.anything() },
        },
      },
    ]);
    dev.service.hasResource('AWS::Lambda::Function', {
      Metadata: { Makegood: { entry } },
      Properties: { Timeout: 55, ReservedConcurrentExecutions: 1 },
    });
  });

  it('raises the alarm when it fails, when it is silent and when it cannot be called', () => {
    const own = alarms.filter(([name]) => name.startsWith(`${id}Schedule`));
    expect(own.map(([, { Properties }]) => Properties.MetricName).toSorted()).toEqual([
      'ApproximateNumberOfMessagesVisible',
      'Errors',
      'Invocations',
    ]);
    for (const [, { Properties }] of own) expect(Properties.AlarmActions).toHaveLength(1);
  });
});

it('raises every alarm to the operators', () => {
  for (const { AlarmActions } of propertiesOf('AWS::CloudWatch::Alarm')) {
    expect(AlarmActions).toHaveLength(1);
  }
});

it('raises the alarm when what is due is worked off too late: after 5 minutes, an hour, 20 hours', () => {
  const alarms = propertiesOf('AWS::CloudWatch::Alarm');
  const ofWork = alarms.filter(({ MetricName }) => MetricName === 'OverdueSeconds');
  expect(ofWork.map(({ Threshold, Statistic }) => [Threshold, Statistic])).toEqual([
    [300, 'Maximum'],
    [3_600, 'Maximum'],
    [72_000, 'Maximum'],
  ]);
});

it('takes events of real money in prod alone', () => {
  const modes = [dev, prod].map(({ service }) =>
    Object.values(service.findResources('AWS::Lambda::Function')).flatMap(
      ({ Properties }) => Properties.Environment?.Variables.MAKEGOOD_STRIPE_LIVEMODE ?? [],
    ),
  );
  expect(modes.map((found) => [...new Set(found)])).toEqual([['false'], ['true']]);
});

it('knows no stage but those of the table', () => {
  expect(() => stageNamed('production')).toThrow('only dev, staging, prod');
  expect(() => stageNamed('constructor')).toThrow('only dev, staging, prod');
});
