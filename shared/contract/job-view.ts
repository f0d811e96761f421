import {
  captured,
  charged,
  type Job,
  type JobStatus,
  jobStatus,
  pending,
  restored,
  type Variant,
} from '../domain/job.ts';
import { explainJob } from './explain.ts';

/** The words of the studio history, SK-07. */
function tile(job: Job, status: JobStatus): string {
  switch (status) {
    case 'running':
      return 'Rendering';
    case 'completed':
      return 'Ready';
    case 'refunded':
      return 'Refunded';
    case 'partly_refunded': {
      const given = job.variants.filter(({ state }) => state === 'restored').length;
      return `Partially refunded ${given} of ${job.variants.length}`;
    }
    default:
      return status satisfies never;
  }
}

const variantView = ({ fraction: _fraction, ...variant }: Variant) => variant;

export function jobView(job: Job) {
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
    tile: tile(job, status),
    explanation: explainJob(job),
    draws: job.draws,
  };
}
