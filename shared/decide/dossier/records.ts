import type { Account } from '../../domain/account.ts';
import type { Case, CaseMessage } from '../../domain/case.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Job } from '../../domain/job.ts';
import type { Order } from '../../domain/order.ts';
import type { Payment } from '../../domain/payment.ts';
import type { RefundOutcome, Ruling } from '../../domain/refund.ts';

/** How a refund that a case asks for would be answered now. */
export type RefundAnswer = Ruling & { readonly outcome: RefundOutcome };

/**
 * Everything on record that a dossier is drawn up from.
 *
 * @property job the one the case is about, whoever's it is
 * @property entries of the account that concern the job or the order, oldest first
 * @property others jobs that may be meant, where none is known
 * @property now when it is drawn up
 * @property isCut whether there were more entries than were read
 */
export type Records = {
  readonly file: Case;
  readonly messages: readonly CaseMessage[];
  readonly account?: Account;
  readonly job?: Job;
  readonly order?: Order;
  readonly payment?: Payment;
  readonly entries: readonly Entry[];
  readonly others: readonly string[];
  readonly refund?: RefundAnswer;
  readonly isCut: boolean;
  readonly now: Instant;
};
