import type { helpMessages } from '../help.ts';
import type { Wording } from '../kinds.ts';

export const english = {
  case_open: 'Somebody looks at it and answers by {due} ({clause}).',
  case_waiting:
    'To look into it we also need {missing} ({asksBy}). You are answered by {due} all the same ({clause}).',
  case_asked:
    'We have asked you something and wait for your answer. We answer by {due} all the same ({clause}).',
  case_answered: 'It has been answered ({clause}).',
  case_mended: 'It was put right at once: the credits that were due are back ({clause}).',
  case_redacted:
    'We cut {kinds} out of what you wrote before anything was kept. Never send those to anybody.',
  case_by_policy:
    'A failure was told of an output that had been saved, exported or downloaded before, so nobody could confirm it by the records alone.',

  field_jobId: 'the id of the job',
  field_orderId: 'the order id',
  field_paidOn: 'the day you paid',
  field_amountMinor: 'the amount you paid',
  field_project: 'the name or id of the project',
  field_action: 'what you were doing',
  field_approximateTime: 'roughly when it happened',
  field_expectation: 'what you expected to happen',

  secret_card_number: 'a card number',
  secret_security_code: 'a card’s security code',
  secret_password: 'a password',
  secret_one_time_code: 'a one-time code',
  secret_private_key: 'a private key',
  secret_api_key: 'an API key',
  secret_bearer_token: 'an access token',

  suggest_tell_more:
    'Ask for what is missing: no job or purchase of this account fits yet ({clause}).',
  suggest_still_running:
    'The job is still running. It settles by itself at its time limit, and gives back what was not delivered ({clause}).',
  suggest_restored_already:
    'The credits went back already, first by entry {first}: a second time would be too often ({clause}).',
  suggest_failed_and_kept:
    'A failure is on record and the credits were kept, because the output counted as delivered: look at it, and give them back where nothing usable was there ({clause}).',
  suggest_delivered: 'The output was delivered and nothing on record failed ({clause}).',
  suggest_look_at_output:
    'It was delivered; whether it is technically broken has to be seen. Ask for the output, or look at it ({clause}).',
  suggest_refund_by_policy:
    'The policy lets this go back, or lets a person decide it: quote a refund ({clause}).',
  suggest_refund_refused:
    'The policy does not pay this back. A right that the law gives is looked at all the same: ask whether one is claimed ({clause}).',
  suggest_refund_under_way: 'A refund of this purchase is under way already ({clause}).',
  suggest_gone_back:
    'The money of this purchase has gone back already: say when and how ({clause}).',
  suggest_bank_decides:
    'The bank is looking into this payment. Nothing else is paid back until it has decided ({clause}).',
  suggest_mended_on_the_spot: 'The credits were given back when the case was opened ({clause}).',
  suggest_nothing_found: 'Nothing on record speaks for one answer or another ({clause}).',
} as const satisfies Wording<typeof helpMessages>;
