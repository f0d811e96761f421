import type { Wording } from '../kinds.ts';
import type { ledgerMessages } from '../ledger.ts';
import { credits } from './counted.ts';
import { ended } from './ended.ts';

export const english = {
  grant_trial: `${credits()} to try the product with, in {lots} ({clause}). They have no cash value.`,
  grant_purchase: `${credits()} bought: {pack}, order {order}, in {lots} ({clause}). Should its payment go back, so do they.`,
  charge: `${credits()} set aside for job {job}, {action}, from {lots} ({clause}). They are spent as its outputs are delivered.`,
  restore: `${credits()} back from job {job}, in {lots}: what was paid for ${ended} ({clause}).`,

  clawback: `${credits()} taken from {lots}, of order {order}: its payment was taken back ({clause}). Should it come back after all, so do they.`,
  clawback_nothing:
    'The payment of order {order} was taken back, and nothing was left in {lot} to take ({clause}).',
  clawback_covered: `${credits()} that had come back to {lots} went to order {order}, whose payment was taken back ({clause}).`,
  clawback_owed: `${credits()} paid what was owed of order {order}, out of {lots} ({clause}).`,

  refund: `${credits()} given up from {lots}, of order {order}: its money went back ({clause}). Should the refund fail after all, they come back.`,
  refund_nothing:
    'The money of order {order} went back, and nothing was left in {lot} to give up ({clause}).',
  refund_covered: `${credits()} that had come back to {lots} went to order {order}, whose money went back ({clause}).`,
  refund_offered: `Order {order} can be paid back after the outage: {net} for ${credits()} of {lot} ({clause}). Confirm refund quote {quote} by {until}.`,
  refund_offered_only:
    'Order {order}, with {lot}, can be paid back after the outage: confirm refund quote {quote} ({clause}).',

  freeze: `${credits()} of {lot}, order {order}, cannot be spent for now: {reason, select,
    refund {whether their money goes back is not settled yet ({clause}). They are given up if it does, and free again if it does not.}
    other {the bank is asked to take the payment back ({clause}). They are free again if the payment stays.}}`,
  thaw: `${credits()} of {lot}, order {order}, can be spent again: {reason, select,
    refund {no refund holds them any more}
    other {the dispute of the payment is over}} ({clause}).`,

  reinstate: `${credits()} given again to {lots}, of order {order}: what had taken them no longer does ({clause}).`,
  reinstate_nothing: 'Less is taken back of order {order}, of {lot}, than before ({clause}).',
  reinstate_repaid: `${credits()} back in {lots} that had paid what was owed of order {order} ({clause}).`,

  forfeit: `${credits()} of {lots} forfeited: {by, select,
    operator {the account was closed by the product}
    other {the account was closed by its holder}} ({clause}).`,
  adjust_given: `${credits()} given by {by}, in {lots} ({clause}): "{reason}".`,
  adjust_taken: `${credits()} taken by {by}, from {lots} ({clause}): "{reason}".`,
  adjust_case: 'It belongs to case {case}.',

  owed_more: `{credits, plural, one {# credit more} other {# credits more}} could not be covered and {credits, plural, one {is} other {are}} owed: later credits pay that first.`,
  owed_less: `{credits, plural, one {# credit less is} other {# credits less are}} owed now.`,
  lies_frozen: `${credits()} of that cannot be spent for now, because the lot is frozen.`,
} as const satisfies Wording<typeof ledgerMessages>;
