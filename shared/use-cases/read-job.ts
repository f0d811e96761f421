import type { JobId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import { loadJob } from '../store/load.ts';
import type { Context } from './context.ts';
import { Refused } from './refused.ts';

/** @throws Refused `job_not_found` */
export async function readJob(
  { product, store }: Context,
  { jobId }: { readonly jobId: JobId },
): Promise<Job> {
  const job = await loadJob(store, product.product, jobId, 'current');
  if (!job) throw new Refused('job_not_found');
  return job;
}
