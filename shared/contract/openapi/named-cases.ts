import { Case, CaseAbout } from '../case-answer.ts';
import { CaseDetails, CaseFile, CaseMessage } from '../case-files.ts';
import { AnswerCase } from '../case-reviews.ts';
import { AddToCase, Attachment, OpenCase } from '../cases.ts';
import { Check, Dossier, Evidence, Happened, Ruling, Suggestion } from '../dossiers.ts';
import { named } from './schemas.ts';

const evidence = {
  what: 'A word for it.',
  at: 'When it happened.',
  ref: "Where it is found: an id of ours, or the provider's.",
} as const;

const details = {
  jobId: 'The job, as the customer names it.',
  orderId: 'The order, as the customer names it.',
  paidOn: "The day it was paid, in the zone of the product's calendar.",
  amountMinor: "What was paid, in the currency's smallest unit.",
  currency: 'Of that amount: three capital letters, as in ISO 4217.',
  project: 'What the customer was working on.',
  action: 'What was to be rendered.',
  approximateTime: 'About when it happened.',
  expectation: 'What the customer had expected.',
} as const;

const files = 'The names of files that came with it; the files themselves stay with you.';
const kind = 'What it is about.';

const kept = {
  kind,
  state: '`waiting` is for the customer, and the clock runs on; `mended` needed nobody.',
  dueAt: 'The last moment at which an answer is in time.',
  overdue: 'Whether that is over.',
  missing: 'What is asked for; it refuses nothing.',
  redacted: 'The kinds of secrets that were cut out before anything was kept.',
  email: 'Where the answer goes.',
  about: 'What it is about, as far as that was told or found.',
  receivedAt: 'When it came.',
} as const;

export const namedCases = [
  named('Case', Case, 'A request for help.', { fields: kept }),
  named('CaseAbout', CaseAbout, 'What a case is about.'),
  named('CaseFile', CaseFile, 'A request for help, with everything on record about it.', {
    fields: {
      ...kept,
      details: 'As the customer told them, without what was a secret.',
      messages: 'Everything that was written, oldest first.',
      mayBeAbout: 'Jobs of about the time that was told, where none was named.',
    },
  }),
  named('CaseDetails', CaseDetails, 'What a customer told besides the message.', {
    fields: details,
  }),
  named('CaseMessage', CaseMessage, 'One thing that was written.', {
    fields: {
      at: 'When.',
      by: 'A person of the staff, `customer`, or `policy`.',
      message: 'In their words.',
      attachments: files,
      outcome: 'Of an answer: what came of it.',
    },
  }),
  named('Attachment', Attachment, 'A file that came with it.', { fields: { name: 'Its name.' } }),
  named('Dossier', Dossier, 'The evidence drawn up for a case, as the records stand now.', {
    fields: {
      checks: 'What a reviewer looks at first.',
      timeline: 'What happened, oldest first, from all records.',
      isCut: 'Whether more happened than is listed.',
    },
  }),
  named('Check', Check, 'One of five questions, and what its answer rests on.', {
    fields: {
      id: 'Which question.',
      answer: '`unknown` where nothing speaks for it or against it.',
      evidence: 'What it rests on.',
    },
  }),
  named('Evidence', Evidence, 'Something on record.', { fields: evidence }),
  named('Happened', Happened, 'Something that happened, from whichever record tells of it.', {
    fields: {
      ...evidence,
      source: 'Which record.',
      credits: 'How many moved, signed.',
      amount: 'How much money moved.',
      by: 'Who did it, where a person or the provider did.',
    },
  }),
  named('Suggestion', Suggestion, 'What the records speak for; a person decides.', {
    fields: {
      outcome: 'How to answer.',
      code: 'Why.',
      refs: 'The records that it rests on.',
    },
  }),
  named('Ruling', Ruling, 'What the policy says of the refund.'),
  named('OpenCaseRequest', OpenCase.body, 'What a customer asks.', {
    fields: {
      ...details,
      accountId: 'Who asks, where that is known.',
      kind,
      message: 'In their words.',
      attachments: files,
    },
  }),
  named('AddToCaseRequest', AddToCase.body, 'What was missing.', {
    fields: { ...details, message: 'In their words.', attachments: files },
  }),
  named('AnswerCaseRequest', AnswerCase.body, 'An answer to the customer.', {
    fields: {
      outcome: 'What came of it.',
      message: 'For the customer to read.',
    },
  }),
];
