import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { JobEvent } from '../../shared/contract/job-events.ts';
import { jobView } from '../../shared/contract/job-view.ts';
import { verifyWorker } from '../../shared/payments/worker/verify.ts';
import { ok, toHttp } from '../../shared/runtime/answer.ts';
import { type HttpHandler, invocationOf, productIn } from '../../shared/runtime/api.ts';
import { secretsOf } from '../../shared/runtime/config.ts';
import { atColdStart } from '../../shared/runtime/deployed.ts';
import { observed } from '../../shared/runtime/observed.ts';
import { invalid, Problem } from '../../shared/runtime/problem.ts';
import { fieldErrors, parseJson, rawBody } from '../../shared/runtime/request.ts';
import { contextFor, type Runtime } from '../../shared/runtime/runtime.ts';
import {
  type JobEvent as HeardEvent,
  hearJobEvent,
} from '../../shared/use-cases/hear-job-event.ts';

/** @throws Problem `invalid_request` in the worker's words */
function parseEvent(body: Buffer): HeardEvent {
  const parsed = JobEvent.safeParse(parseJson(body));
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  return parsed.data;
}

/**
 * POST /v1/{product}/job-events
 *
 * A render worker tells how variants ended. Signed by the Standard Webhooks specification.
 */
export const build = (runtime: Runtime): HttpHandler => {
  const answer: HttpHandler = async (event, lambda) => {
    const product = productIn(event, runtime);
    if (event.requestContext.http.method !== 'POST') {
      throw new Problem('method_not_allowed', { headers: { allow: 'POST' } });
    }
    const context = { ...contextFor(runtime, invocationOf(event, lambda)), product };
    const body = rawBody(event);
    const signed = {
      id: event.headers['webhook-id'],
      timestamp: event.headers['webhook-timestamp'],
      signature: event.headers['webhook-signature'],
    };
    const { jobEvents } = secretsOf(runtime.config, product.product);
    if (!verifyWorker(body, signed, jobEvents, context.now)) throw new Problem('bad_signature');

    const heard = await hearJobEvent(context, parseEvent(body));
    return toHttp(ok({ ...heard, job: jobView(heard.job) }));
  };
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(observed(runtime))
    .handler(answer);
};

export const handler = atColdStart(build);
