import { isCovered } from '../domain/calendar.ts';
import type { Instant } from '../domain/instant.ts';
import type { Context } from './context.ts';

/** Beyond the years whose holidays are known, due dates fall too early, and somebody should know. */
export function warnOfCalendar({ product, report }: Context, dueAt: Instant | undefined): void {
  if (!dueAt || isCovered(product.calendar, dueAt)) return;
  report('holidays_unknown', new RangeError(`${product.calendar.name} ends before ${dueAt}`));
}
