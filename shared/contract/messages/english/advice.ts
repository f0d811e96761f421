import type { adviceMessages } from '../advice.ts';
import type { Wording } from '../kinds.ts';
import { credits } from './counted.ts';

const by = '{clause, select, none {} other { ({clause})}}';

export const english = {
  account_closed: `Nothing can be bought, charged or given any more${by}; an account under another id can be opened.`,
  account_exists: 'Use the address that it was opened with, or open an account under another id.',
  already_attached: `A payment is attached once${by}; look at the orders of the account that has it.`,
  busy: 'Wait as long as Retry-After says; nothing is done twice.',
  case_answered: 'An answer ends it: open another case to ask again.',
  dispute_over: 'It is decided, or the time for evidence has passed: read the dispute.',
  evidence_not_taken: 'Read the dispute for who answers it.',
  evidence_submitted: 'It is taken once: read the dispute for what was sent.',
  forfeit_not_acknowledged: `Closing it now forfeits ${credits()}${by}{quotes, plural,
    =0 {}
    one {; before that, # purchase can be asked back}
    other {; before that, # purchases can be asked back}}. To close it, send that number as forfeitCredits.`,
  idempotency_conflict: 'Send the first request again as it was, or this one under another key.',
  insufficient_credits: `${credits('needed')} {needed, plural, one {is} other {are}} needed, and ${credits('available')} can be spent now${by}. At least ${credits('missing')} more would have to be bought, or less asked for.`,
  invalid_request: 'Look at {fields}.',
  job_exists: 'Read that job, or start this one under another id.',
  job_settled:
    'Every output of it is delivered already, or its credits have gone back: read the job.',
  lot_changed: `What would be paid and taken is not the same any more${by}.`,
  not_cancellable: `Once started they run to their end${by}.`,
  order_not_found: 'Name it by the id that the order history shows, or by the day and the amount.',
  price_changed: `It costs ${credits()} now${by}: show that, and start the job with it.`,
  price_of_another: `The quote is for another action or another number of outputs${by}: ask for a quote for this job.`,
  price_not_shown: `The customer has to see the price first${by}: ask for a quote.`,
  quote_expired: `Ask for a new one and show it${by}.`,
  quote_not_found: 'A quote belongs to the account that it was made for: ask for one.',
  refund_decided: 'It is decided, or decides itself: read the refund.',
  refund_refused: `Ask for a quote to see why, and what would change that${by}.`,
} as const satisfies Wording<typeof adviceMessages>;
