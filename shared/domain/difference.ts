/** What an audit can find wrong. The word alone says what the two sides were asked. */
// biome-ignore format: one kind of place a row
export const differenceWords = [
  // of the account
  'account_missing', 'product', 'available', 'frozen', 'owed', 'last_entry', 'spent_lots', 'watched',
  // of a lot
  'lot_missing', 'not_granted', 'granted_twice', 'listed_twice', 'kind', 'granted', 'remaining', 'drawn',
  'refunded', 'clawed_back', 'taken_back', 'forfeited', 'adjusted', 'lent', 'paid_by', 'claims', 'parts', 'below_zero',
  // of a job
  'job_missing', 'not_charged', 'charged_twice', 'charged', 'restored', 'draws', 'restored_draws', 'holder',
  'not_running',
  // of a purchase
  'order_missing', 'order_credits', 'order_pack',
  // of an entry
  'entry_id', 'clause', 'policy', 'credits', 'direction', 'job', 'order',
  // of anything
  'unreadable',
] as const;

export type DifferenceWord = (typeof differenceWords)[number];

/**
 * Two sides that disagree.
 *
 * @property where a lot, job, order or entry by its id, or `account`
 * @property ledger what follows from the entries; absent where they say nothing
 * @property account what the account, its job or its order says; absent where that is nothing
 */
export type Difference = {
  readonly what: DifferenceWord;
  readonly where: string;
  readonly ledger?: number | string;
  readonly account?: number | string;
};

/** What is stored under a name and does not hold what it should. @property where its id, or `account` */
export type Unreadable = { readonly where: string; readonly why: string };
