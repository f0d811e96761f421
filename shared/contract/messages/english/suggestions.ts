import type { Wording } from '../kinds.ts';
import type { suggestionMessages } from '../suggestions.ts';

export const english = {
  tell_more: 'Ask for what is missing: no job or purchase of this account fits yet ({clause}).',
  several_fit: 'Several jobs fit what was told: ask which one is meant ({clause}).',
  holder_unknown: 'Whose case this is must be sure before anything of the job is told ({clause}).',
  past_its_limit: 'The job is past its time limit: its credits go back at once ({clause}).',
  still_running:
    'The job is still running. It settles by itself at its time limit, and gives back what was not delivered ({clause}).',
  restored_already:
    'The credits went back already, first by entry {first}: a second time would be too often ({clause}).',
  failed_and_kept:
    'A failure is on record and the credits were kept, because the output counted as delivered: look at it, and give them back where nothing usable was there ({clause}).',
  delivered: 'The output was delivered and nothing on record failed ({clause}).',
  look_at_output:
    'It was delivered; whether it is technically broken has to be seen. Ask for the output, or look at it ({clause}).',
  refund_by_policy:
    'The policy lets this go back, or lets a person decide it: quote a refund ({clause}).',
  refund_refused:
    'The policy does not pay this back. A right that the law gives is looked at all the same: ask whether one is claimed ({clause}).',
  refund_under_way: 'A refund of this purchase is under way already ({clause}).',
  gone_back: 'The money of this purchase has gone back already: say when and how ({clause}).',
  bank_decides:
    'The bank is looking into this payment. Nothing else is paid back until it has decided ({clause}).',
  mended_on_the_spot: 'The credits were given back at once when the job was found ({clause}).',
  nothing_found: 'Nothing on record speaks for one answer or another ({clause}).',
} as const satisfies Wording<typeof suggestionMessages>;
