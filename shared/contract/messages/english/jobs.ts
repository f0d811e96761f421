import type { jobMessages } from '../jobs.ts';
import type { Wording } from '../kinds.ts';
import { credits } from './counted.ts';
import { ended } from './ended.ts';

export const english = {
  tile_running: 'Rendering',
  tile_completed: 'Ready',
  tile_refunded: 'Refunded',
  tile_partly_refunded: 'Partially refunded {given, number} of {all, number}',

  variant_rendering: `Variant {variant} is rendering, with ${credits()} of {lots} set aside for it.`,
  variant_rendering_beside: `Variant {variant} is rendering, with ${credits()} set aside for it; all that is set aside for the job is of {lots}.`,
  variant_unless:
    'If it is not delivered by {capAt}, it counts as timed out and its credits go back ({clause}).',
  variant_delivered: `Variant {variant} was delivered, which spent ${credits()} of {lots} ({clause}).`,
  variant_delivered_before: `Variant {variant} ${ended}, but its output had been saved, exported or downloaded, which spent ${credits()} of {lots} ({clause}).`,
  variant_kept: `Variant {variant} ${ended}, and ${credits()} of {lots} stay spent by the policy ({clause}).`,
  variant_restored: `Variant {variant} ${ended}, and ${credits()} went back to {lots} ({clause}).`,
  variant_late: 'It arrived after that, and is free.',
} as const satisfies Wording<typeof jobMessages>;
