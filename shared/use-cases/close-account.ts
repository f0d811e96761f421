import { type Closing, closeAccount as decideClosing } from '../decide/close-account.ts';
import { isRefusal, refuse } from '../decide/decision.ts';
import type { AccountId } from '../domain/ids.ts';
import { later } from '../domain/instant.ts';
import { isPending } from '../domain/job.ts';
import { redactText } from '../domain/redact.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import { putClosure } from '../store/closure-item.ts';
import { listSpentLots } from '../store/list.ts';
import { accountItems } from '../store/transaction.ts';
import { numberedEntries } from './account-change.ts';
import { allOrders } from './circumstances.ts';
import type { Context } from './context.ts';
import { finishClosure } from './finish-closure.ts';
import { holdAccount } from './held-account.ts';
import { NotAcknowledged } from './not-acknowledged.ts';
import { quoteRefund } from './quote-refund.ts';
import { type AccountNow, accountNow, readAccount } from './read-account.ts';
import { Refused } from './refused.ts';
import type { Remember } from './remember.ts';
import { untilCommitted } from './until-committed.ts';

export type CloseAccount = Closing & {
  readonly accountId: AccountId;
  readonly reason?: string | undefined;
};

/** When somebody looks whether a closed account still has something running. */
const soon = { minutes: 1 };

/** What could be asked back in cash now, each bindingly quoted (SK-16). */
async function refundableNow(context: Context, accountId: AccountId): Promise<RefundQuote[]> {
  const { lots } = await readAccount(context, accountId);
  const askable = lots.filter(({ lot, standing }) => lot.remaining > 0 && mayAsk(standing.code));
  const orders = await allOrders(context, accountId);
  const named = askable.flatMap(({ lot }) => {
    const order = orders.find(({ lotId }) => lotId === lot.lotId);
    const ground = lot.isOffered ? ('outage' as const) : ('unused' as const);
    return order ? { orderId: order.orderId, ground } : [];
  });
  const quotes = await Promise.all(
    named.map((asked) => quoteRefund(context, { accountId, ...asked })),
  );
  return quotes.filter(({ outcome }) => outcome !== 'refused');
}

const mayAsk = (code: string) =>
  code === 'eligible' || code === 'lot_pending' || code === 'case_by_case';

async function close(
  context: Context,
  { accountId, by, reason, forfeitCredits }: CloseAccount,
  remember: Remember<AccountNow>,
): Promise<AccountNow> {
  const { product, store, now } = context;
  return untilCommitted<AccountNow>(store, async () => {
    const held = await holdAccount(context, accountId, { jobs: true });
    if (!held) return refuse('account_not_found');
    const decided = decideClosing(held.account, { by, forfeitCredits }, product, now);
    if (isRefusal(decided)) return decided;

    const { account: after } = decided.accepted;
    const entries = numberedEntries(context, decided.accepted);
    const spent = after.spentLots > 0 ? await listSpentLots(store, product.product, accountId) : [];
    const running = held.running.filter(({ variants }) => variants.some(isPending));
    const result = accountNow(after, running, spent, context);
    const items = [
      ...accountItems({ before: held.before, after, entries }),
      putClosure(after, reason && redactText(reason).text, later(now, soon)),
      ...remember(result),
    ];
    return { items, result };
  });
}

/** What is left to do is done at once; should that fail, the schedule does it. */
async function finish(context: Context, accountId: AccountId): Promise<void> {
  try {
    await finishClosure(context, accountId);
  } catch (error) {
    context.report('closure_not_finished', error);
  }
}

/**
 * Closes an account in two steps: whoever closes it is first told what it forfeits and what could be
 * asked back before, and then says that number.
 *
 * @throws NotAcknowledged with that number; Refused `account_not_found`, `account_closed`
 */
export async function closeAccount(
  context: Context,
  asked: CloseAccount,
  remember: Remember<AccountNow>,
): Promise<AccountNow> {
  const { accountId } = asked;
  try {
    const closed = await close(context, asked, remember);
    await finish(context, accountId);
    return closed;
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'forfeit_not_acknowledged') throw error;
    const refundable = await refundableNow(context, accountId);
    throw new NotAcknowledged(error, refundable);
  }
}
