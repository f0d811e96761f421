import type { Context as LambdaContext } from 'aws-lambda';
import { asOf } from '../../shared/policy/product.ts';
import { atColdStart } from '../../shared/runtime/deployed.ts';
import { citingPolicies } from '../../shared/runtime/policy-words.ts';
import { callingProviders } from '../../shared/runtime/providers.ts';
import { contextFor, type Runtime } from '../../shared/runtime/runtime.ts';
import { type DeadlinesWorked, workDeadlines } from '../../shared/use-cases/work-deadlines.ts';

/**
 * Every minute: settles what is past its time limit, applies what was stored and not applied, sends and
 * asks after refunds, draws evidence up, reminds of what is nearly due.
 */
const workOff =
  (runtime: Runtime) =>
  async (_event: unknown, lambda: LambdaContext): Promise<DeadlinesWorked> => {
    const invocation = {
      requestId: lambda.awsRequestId,
      timeLeft: () => lambda.getRemainingTimeInMillis(),
    };
    const about = contextFor(runtime, invocation);
    const products = runtime.products.map((product) => asOf(product, about.now));
    const context = { ...about, products };
    const counts = await workDeadlines(context);
    const { log } = runtime;
    log({ level: 'info', what: 'work-deadlines', requestId: invocation.requestId, counts });
    return counts;
  };

export const build = callingProviders(citingPolicies(workOff));

export const handler = atColdStart(build);
