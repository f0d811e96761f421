import { caseWork } from '../decide/case-steps.ts';
import { type Case, type CaseMessage, isOpenCase } from '../domain/case.ts';
import { putCase, putCaseMessage } from '../store/case-item.ts';
import type { GuardedItem } from '../store/guarded-item.ts';
import { openWork } from '../store/write-payment.ts';
import { warnOfCalendar } from './calendar-warning.ts';
import type { Context } from './context.ts';

/** What is written by whom, already without its secrets. */
export type Written = Omit<CaseMessage, 'at'>;

/** All that a new case is, with the work that it is for somebody while it is open. */
export const caseItems = (context: Context, file: Case, written: Written): GuardedItem[] => {
  const { mint, now } = context;
  warnOfCalendar(context, file.dueAt);
  return [
    ...putCase(file),
    putCaseMessage(file, mint.messageId(now), { ...written, at: now }),
    ...(isOpenCase(file) ? [openWork('work_new', caseWork(file))] : []),
  ];
};
