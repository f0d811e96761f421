import { explainProblem } from '../../shared/contract/explain-problem.ts';
import { JobEvent } from '../../shared/contract/job-events.ts';
import { jobView } from '../../shared/contract/job-view.ts';
import { verifyWorker } from '../../shared/payments/worker/verify.ts';
import { atColdStart } from '../../shared/runtime/deployed.ts';
import { parseBody } from '../../shared/runtime/request.ts';
import { signed } from '../../shared/runtime/signed.ts';
import { hearJobEvent } from '../../shared/use-cases/hear-job-event.ts';

/**
 * POST /v1/{product}/job-events
 *
 * A render worker tells how variants ended. Signed by the Standard Webhooks specification.
 */
export const build = signed({
  serves: () => true,
  isSigned: (body, headers, { jobEvents }, now) => {
    const id = headers['webhook-id'];
    const timestamp = headers['webhook-timestamp'];
    const signature = headers['webhook-signature'];
    return verifyWorker(body, { id, timestamp, signature }, jobEvents, now);
  },
  refusal: 401,
  explain: explainProblem,
  perform: async (body, context) => {
    const heard = await hearJobEvent(context, parseBody(JobEvent, body));
    return { ...heard, job: jobView(heard.job, context) };
  },
});

export const handler = atColdStart(build);
