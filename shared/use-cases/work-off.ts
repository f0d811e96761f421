import type { AccountId, CaseId, DisputeId, JobId, PaymentId } from '../domain/ids.ts';
import type { Provider } from '../domain/payment.ts';
import type { Product } from '../policy/product.ts';
import { type Key, partsOf } from '../store/keys.ts';
import { loadEvent } from '../store/load.ts';
import { applyEvent, putOff } from './apply-event.ts';
import type { Context } from './context.ts';
import { finishClosure } from './finish-closure.ts';
import { lookAfterCase } from './look-after-case.ts';
import { lookAfterEvidence } from './look-after-evidence.ts';
import { lookAfterRefunds } from './look-after-refunds.ts';
import { settleJob } from './settle-job.ts';

export type DeadlineContext = Omit<Context, 'product'> & { readonly products: readonly Product[] };

export type Worked =
  | 'settled'
  | 'applied'
  | 'refunds'
  | 'closures'
  | 'cases'
  | 'evidence'
  | 'failed'
  | 'nothing';

async function settleOverdue(context: Context, jobId: string): Promise<Worked> {
  const { applied } = await settleJob(context, { jobId: jobId as JobId, outcome: 'timed_out' });
  return applied ? 'settled' : 'nothing';
}

async function applyOverdue(context: Context, provider: string, eventId: string): Promise<Worked> {
  const { product } = context.product;
  const inbound = await loadEvent(context.store, product, provider as Provider, eventId);
  if (!inbound?.dueAt) return 'nothing';
  try {
    return (await applyEvent(context, inbound)) ? 'applied' : 'nothing';
  } catch (error) {
    context.report('event_not_applied', error);
    await putOff(context, inbound);
    return 'failed';
  }
}

type WorkOff = (context: Context, first: string, second: string) => Promise<Worked>;

/** Counted where something was done. */
const counted =
  (as: Worked, look: (context: Context, id: string) => Promise<boolean>): WorkOff =>
  async (context, id) =>
    (await look(context, id)) ? as : 'nothing';

/** By what kind of thing is due; the parts of its key name it. */
const workers = new Map<string, WorkOff>([
  ['job', settleOverdue],
  ['event', applyOverdue],
  ['payment', counted('refunds', (context, id) => lookAfterRefunds(context, id as PaymentId))],
  ['closure', counted('closures', (context, id) => finishClosure(context, id as AccountId))],
  ['case', counted('cases', (context, id) => lookAfterCase(context, id as CaseId))],
  ['evidence', counted('evidence', (context, id) => lookAfterEvidence(context, id as DisputeId))],
]);

/** One thing due, through the same guarded transaction as every other path. */
export async function workOff(
  { products, ...rest }: DeadlineContext,
  { pk }: Key,
): Promise<Worked> {
  try {
    const [kind = '', name, first = '', second = ''] = partsOf(pk);
    const product = products.find((candidate) => candidate.product === name);
    const worker = workers.get(kind);
    if (!product || !worker) throw new Error(`nobody works off ${kind} of ${name}`);
    return await worker({ ...rest, product }, first, second);
  } catch (error) {
    rest.report('due_work_failed', error);
    return 'failed';
  }
}
