import type { Work, WorkKind } from '../domain/work.ts';
import type { Page } from '../store/list.ts';
import { listWork as listStoredWork } from '../store/list-work.ts';
import type { Context } from './context.ts';

/** @property overdue whether somebody should have looked at it by now */
export type WorkNow = Work & { readonly overdue: boolean };

/** Open work of one kind, soonest due first. */
export async function listWork(
  { product, store, now }: Context,
  asked: { readonly kind: WorkKind; readonly limit: number; readonly after?: string },
): Promise<Page<WorkNow>> {
  const page = await listStoredWork(store, product.product, asked.kind, asked);
  return { ...page, items: page.items.map((work) => ({ ...work, overdue: now > work.dueAt })) };
}
