import { ListJobs } from '../../../shared/contract/account-lists.ts';
import { jobView } from '../../../shared/contract/job-view.ts';
import { ok } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { pageView, placeIn } from '../../../shared/runtime/page.ts';
import { listJobs as listAccountJobs } from '../../../shared/use-cases/list-jobs.ts';

/**
 * GET /v1/{product}/accounts/{accountId}/jobs
 *
 * The studio history, newest first.
 */
export const listJobs = operation(
  ListJobs,
  async ({ accountId, ...asked }, context) => {
    const list = `jobs ${accountId}`;
    const { limit, place: after } = placeIn<string>(list, asked, context);
    const request = { accountId, limit, ...(after && { after }) };
    const page = await listAccountJobs(context, request);
    return pageView(
      list,
      { ...page, items: page.items.map((job) => jobView(job, context)) },
      context,
    );
  },
  ok,
);
