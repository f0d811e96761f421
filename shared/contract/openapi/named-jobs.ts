import {
  JobEvent,
  JobEventAnswer,
  JobFailed,
  Output,
  VariantFailed,
  VariantProgressed,
  VariantSucceeded,
} from '../job-events.ts';
import { Delivery, Job, JobCredits, Variant } from '../jobs.ts';
import { AnnouncedRates, Quote, QuotedDraw, RatedAction, Rates } from '../prices.ts';
import { named } from './schemas.ts';

const told = {
  type: 'What happened.',
  occurredAt: 'When it happened, by the clock of the worker.',
  model: 'What the worker knows of the model; nothing is decided by it.',
} as const;
const reason =
  'In the words of the worker, kept as they are; unknown ones count as `internal_error`.';
const output = 'What was made. Without it a success is believed.';

export const namedJobs = [
  named('Job', Job, 'A request to render, charged when it starts.', {
    fields: {
      action: 'What is rendered, as the price list names it.',
      status: 'Follows from its variants.',
      startedAt: 'When it was charged.',
      capAt: 'The last moment of its time limit; what is not done by then is given back.',
      variants: 'One for each output.',
      tile: 'The words for the studio history: `Rendering`, `Ready`, `Refunded`, `Partially refunded 1 of 4`.',
      explanation: 'For the customer, a sentence for each variant.',
      draws: 'The lots it was charged to.',
    },
  }),
  named('JobCredits', JobCredits, '`charged` is the sum of the others.', {
    fields: {
      charged: 'Taken when the job started.',
      captured: 'Spent on outputs that were delivered.',
      restored: 'Given back for outputs that were not.',
      pending: 'Not settled yet.',
    },
  }),
  named('Variant', Variant, 'One output of a job, settled once.', {
    fields: {
      credits: "Its share of the job's price.",
      state: 'Captured: delivered, and spent. Restored: not delivered, and given back.',
      outcome: 'How it ended.',
      reason: 'In the words of the worker.',
      settledAt: 'When it was captured or restored.',
      late: 'A success was told when the credits had been given back; it is free.',
      deliveries: 'What is known of its reaching the customer.',
    },
  }),
  named('Delivery', Delivery, 'An output was saved, exported or downloaded.', {
    fields: { kind: 'What was done with it.', at: 'When that was told.' },
  }),
  named('Quote', Quote, 'What a job would cost, promised until it expires.', {
    fields: {
      action: 'What would be rendered.',
      variants: 'How many outputs.',
      credits: 'The whole price.',
      perVariant: "Each output's share of it, in order.",
      draws: 'The lots that would pay.',
      endsRefundOf:
        'Purchases that could be asked back now and no longer once this job is delivered.',
      sufficient: 'Whether the account can pay it now.',
      balanceAfter:
        'Available credits once the job has started; as now, where they do not suffice.',
      expiresAt: 'The last moment at which the price is promised.',
    },
  }),
  named('QuotedDraw', QuotedDraw, 'Credits that one lot would pay.'),
  named('Rates', Rates, 'The price list.', {
    fields: {
      since: 'When it took effect.',
      actions: 'The price of each action.',
      announced: 'The next list, where there is one.',
    },
  }),
  named('AnnouncedRates', AnnouncedRates, 'A price list that is to come.', {
    fields: {
      from: 'When it takes effect.',
      announcedAt: 'When customers were told.',
      actions: 'The price of each action.',
    },
  }),
  named('RatedAction', RatedAction, 'What one output of an action costs.', {
    fields: { action: 'What is rendered.' },
  }),
  named(
    'JobEvent',
    JobEvent,
    'What a render worker tells. Fields that are not named here are left to it.',
  ),
  named('VariantSucceeded', VariantSucceeded, 'An output is there. One of 0 bytes is a failure.', {
    fields: { ...told, output },
  }),
  named('VariantFailed', VariantFailed, 'An output will not come.', {
    fields: { ...told, output, reason },
  }),
  named('JobFailed', JobFailed, 'No output that is still pending will come.', {
    fields: { ...told, output, reason },
  }),
  named(
    'VariantProgressed',
    VariantProgressed,
    'How far an output got; nothing is decided by it.',
    {
      fields: { ...told, output, fraction: 'Of the whole, 0 to 1.' },
    },
  ),
  named('Output', Output, 'What was made.', {
    fields: {
      uri: 'Where it is.',
      bytes: 'How large it is.',
      contentType: 'What kind of file it is.',
    },
  }),
  named('JobEventAnswer', JobEventAnswer, 'What became of a worker’s word.', {
    fields: {
      applied: 'Whether it changed something.',
      code: 'Why it did not: the variant was settled before, or its time limit had passed.',
    },
  }),
];
