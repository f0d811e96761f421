/**
 * What a bank is told, a line each: plain English, since that is what Stripe passes on. Names in braces
 * are filled in from records.
 */
// biome-ignore format: one line a row
export const wording = {
  // what was bought
  bought: '{credits} credits of {product} (pack: {pack}), bought for {amount} on {at}. Order {orderId}, payment {paymentId}.',
  notPlaced: 'A payment of {amount} to {product} on {at}, payment {paymentId}. It could not be matched to an account, so no credits were given for it yet.',
  whatCreditsAre: 'Credits are prepaid and are spent on media that is generated on request.',
  captured: 'Paid for outputs that were delivered: {credits} credits.',
  pending: 'On jobs that are still running: {credits} credits.',
  remaining: 'Not spent: {credits} credits.',
  refunded: 'Given up for refunds: {credits} credits.',
  clawedBack: 'Taken back because of disputes: {credits} credits.',
  forfeited: 'Forfeited when the account was closed: {credits} credits.',
  adjusted: 'Taken by support: {credits} credits.',
  usedFor: '{action}: {credits} credits of this purchase; outputs delivered: {outputs}, jobs: {jobs}.',

  // when it was delivered
  servedOnce: '{first}',
  served: '{first} to {last}',

  // what was done with it
  logBegins: 'Every use of the credits of this purchase, oldest first. Times are UTC.',
  granted: '{at}: {credits} credits were added to account {accountId}.',
  charged: '{at}: job {jobId} ({action}) was started; {credits} credits of this purchase were charged for it.',
  delivered: '{at}: output {variantId} of job {jobId} was delivered; {credits} credits of this purchase were kept for it.',
  restored: '{at}: {credits} credits were given back to this purchase for job {jobId} ({cause}, rule {clause}).',
  saved: '{at}: output {variantId} of job {jobId} was saved from the account.',
  exported: '{at}: output {variantId} of job {jobId} was exported from the account.',
  downloaded: '{at}: output {variantId} of job {jobId} was downloaded from the account.',
  notAllRead: 'There are more records than were read for this list.',
  leftOut: '(Lines left out here for their length: {lines}.)',
  shortened: '(The rest of this line is left out for its length.)',

  // the rules it was bought under
  policy: 'This was paid on {at}, under refund policy {policy}, which took effect on {since} and is published at {path}.',
  clause: '{id}: {title}.',

  // whether the money was asked back
  notAsked: 'No refund of this payment was asked for, as far as is on record.',
  notAskedLately: 'No refund of this payment was asked for in the latest cases of the account; older ones were not read.',
  refusedAtOnce: '{at}: a refund was asked for on the ground of "{ground}". It was refused: {code} (rule {clause} of {policy}).',
  asked: '{at}: a refund of {amount} was asked for on the ground of "{ground}" (rule {clause} of {policy}: {code}).',
  refundStep: '{at}: that refund was {state}.',
  refundStepWhy: '{at}: that refund was {state}. Why: {note}',
  elsewhere: '{at}: a refund of {amount} was made at the payment provider: {status}.',
  askedInCase: '{at}: support was written to about a refund, in case {caseId}.',
  caseAnswered: '{at}: that case was answered: {outcome}.',

  // two payments that are alike
  duplicate: 'Payment {earlierId} of {earlierAt} (order {earlierOrder}) and this payment of {at} (order {orderId}) are two purchases of the same pack. Each added {credits} credits to the account.',
  spentOfEach: 'Spent on delivered outputs: {earlierSpent} credits of the earlier purchase, {spent} credits of this one.',

  // everything else
  account: 'Account {accountId} was opened on {at}.',
  priorBegins: 'Earlier payments of this account that were never disputed:',
  prior: '{at}: {amount}, payment {paymentId}.',
  priorPaidBack: '{at}: {amount}, payment {paymentId}; {back} of it was paid back.',
  givenBack: 'Given back to the account since this payment, for outputs that were not delivered: {credits} credits (entries of its ledger: {times}).',
  casesBegin: 'What the customer and support wrote to each other, oldest first, without secrets:',
  olderCases: 'Older cases are not listed.',
  writtenBy: '{at}, {who}, case {caseId}:',
  quoted: '> {line}',
  answeredWith: '{at}, {who}, case {caseId}, answered as "{outcome}":',
} as const;

/** Who wrote something. */
export const writers = { customer: 'the customer', support: 'support' } as const;

// biome-ignore format: they are counted from 0
export const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;
