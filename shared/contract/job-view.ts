import {
  captured,
  charged,
  type Job,
  jobStatus,
  pending,
  restored,
  type Variant,
} from '../domain/job.ts';
import { explainJob, explainTile } from './explain-job.ts';
import type { Reader } from './reader.ts';

const variantView = ({ fraction: _fraction, ...variant }: Variant) => variant;

export function jobView(job: Job, reader: Reader) {
  const status = jobStatus(job);
  return {
    jobId: job.jobId,
    accountId: job.accountId,
    action: job.action,
    status,
    startedAt: job.startedAt,
    capAt: job.capAt,
    credits: {
      charged: charged(job),
      captured: captured(job),
      restored: restored(job),
      pending: pending(job),
    },
    variants: job.variants.map(variantView),
    tile: explainTile(job, reader),
    explanation: explainJob(job, reader),
    draws: job.draws,
  };
}
