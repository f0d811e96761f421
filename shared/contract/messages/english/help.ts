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
} as const satisfies Wording<typeof helpMessages>;
