import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { alarmOnTooMany } from './alarms.ts';

/** The route, not the path, which holds ids; no address of a caller, no body, no query. */
const accessLogLine = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    at: '$context.requestTimeEpoch',
    route: '$context.routeKey',
    method: '$context.httpMethod',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    error: '$context.integrationErrorMessage',
  }),
);

/** One integration a function, and leave to call it from the routes of this API. */
const integrate = (called: IFunction) =>
  new HttpLambdaIntegration(called.node.id, called, { scopePermissionToRoute: false });

/** The HTTP API: explicit routes, one throttle over all of them, an access log that says little. */
export class HttpFront extends Construct {
  readonly url: string;
  readonly #api: HttpApi;

  constructor(scope: Construct, id: string, stage: Stage, alarms: Topic) {
    super(scope, id);
    this.#api = new HttpApi(this, 'Api', { createDefaultStage: false });
    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: stage.logRetention,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const httpStage = new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      throttle: stage.throttle,
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: accessLogLine,
      },
    });
    this.url = httpStage.url;
    alarmOnTooMany(this, 'Faults', {
      metric: httpStage.metricServerError(),
      says: 'The API answers with 5xx. Look for level error in the log of the functions.',
      atLeast: 5,
      alarms,
    });
  }

  /** Whatever the method: a function says itself which ones it takes. */
  serve(paths: readonly string[], by: IFunction): void {
    const integration = integrate(by);
    for (const path of paths) {
      this.#api.addRoutes({ path, methods: [HttpMethod.ANY], integration });
    }
  }

  /** @param by answers for every path that has no route of its own */
  serveTheRest(by: IFunction): void {
    new HttpRoute(this, 'Rest', {
      httpApi: this.#api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: integrate(by),
    });
  }
}
