import type { Entry, Facts } from '../domain/entry.ts';
import { lotIdOf } from '../domain/ids.ts';
import { toInstant } from '../domain/instant.ts';
import { toMoney } from '../domain/money.ts';
import { english } from './messages/english/ledger.ts';
import { indonesian } from './messages/indonesian/ledger.ts';
import { outcomes } from './messages/jobs.ts';
import { ledgerMessages } from './messages/ledger.ts';
import { speaker, together } from './messages/say.ts';
import type { Reader } from './reader.ts';

const say = speaker(ledgerMessages, { en: english, id: indonesian });

type EntryTold = Omit<Entry, 'entryId'>;

/** What most messages take; each takes only what it names. */
function aboutOf({ credits, draws, clause, orderId }: EntryTold) {
  const lot = orderId && lotIdOf(orderId);
  return {
    credits: Math.abs(credits),
    lots: draws,
    clause,
    order: orderId ?? '',
    lot: lot ?? '',
  };
}

type About = ReturnType<typeof aboutOf>;
type Explain = (entry: EntryTold, about: About, reader: Reader) => string;

const explainGrant: Explain = ({ orderId, cause = '' }, about, reader) =>
  orderId
    ? say(reader, 'grant_purchase', { ...about, pack: cause })
    : say(reader, 'grant_trial', about);

const explainRestore: Explain = ({ cause, jobId = '' }, about, reader) => {
  const outcome = outcomes.find((known) => known === cause) ?? 'undelivered';
  return say(reader, 'restore', { ...about, job: jobId, outcome });
};

/** Nothing moved, but credits cannot be spent for now, or can again. */
const explainFrozen: Explain = ({ frozen = 0, kind, cause }, about, reader) => {
  const isOfDispute = kind === 'clawback' || cause === 'dispute_over';
  const reason = isOfDispute ? 'dispute' : 'refund';
  const credits = Math.abs(frozen);
  return say(reader, frozen > 0 ? 'freeze' : 'thaw', { ...about, credits, reason });
};

const isFrozenAlone = ({ credits, owed = 0 }: EntryTold) => credits === 0 && owed === 0;

const explainClawback: Explain = (entry, about, reader) => {
  if (entry.cause === 'owed') return say(reader, 'clawback_owed', about);
  if (isFrozenAlone(entry)) return explainFrozen(entry, about, reader);
  if (entry.credits === 0) return say(reader, 'clawback_nothing', about);
  if (entry.cause === 'given_back') return say(reader, 'clawback_covered', about);
  return say(reader, 'clawback', about);
};

/** What an entry that makes an offer offers (JM-07); one from before that was kept with it says less. */
function offerIn({ netMinor, currency, creditsRetired: credits, expiresAt }: Facts) {
  const isWhole =
    typeof netMinor === 'number' &&
    typeof currency === 'string' &&
    typeof credits === 'number' &&
    typeof expiresAt === 'string';
  return isWhole
    ? { net: toMoney(netMinor, currency), credits, until: toInstant(expiresAt) }
    : undefined;
}

const explainOffer: Explain = ({ cause: quote = '', facts = {} }, about, reader) => {
  const offer = offerIn(facts);
  return offer
    ? say(reader, 'refund_offered', { ...about, quote, ...offer })
    : say(reader, 'refund_offered_only', { ...about, quote });
};

const explainRefund: Explain = (entry, about, reader) => {
  if (entry.cause?.startsWith('rfq_')) return explainOffer(entry, about, reader);
  if (isFrozenAlone(entry)) return explainFrozen(entry, about, reader);
  if (entry.credits === 0) return say(reader, 'refund_nothing', about);
  if (entry.cause === 'given_back') return say(reader, 'refund_covered', about);
  return say(reader, 'refund', about);
};

const explainReinstate: Explain = (entry, about, reader) => {
  if (entry.cause === 'repaid') return say(reader, 'reinstate_repaid', about);
  if (isFrozenAlone(entry)) return explainFrozen(entry, about, reader);
  if (entry.credits === 0) return say(reader, 'reinstate_nothing', about);
  return say(reader, 'reinstate', about);
};

const explainAdjustment: Explain = ({ credits, by = '', reason = '', cause }, about, reader) =>
  together(
    say(reader, credits < 0 ? 'adjust_taken' : 'adjust_given', { ...about, by, reason }),
    cause && say(reader, 'adjust_case', { case: cause }),
  );

const explanations: Readonly<Record<Entry['kind'], Explain>> = {
  grant: explainGrant,
  charge: ({ jobId: job = '', cause: action = '' }, about, reader) =>
    say(reader, 'charge', { ...about, job, action }),
  restore: explainRestore,
  clawback: explainClawback,
  refund: explainRefund,
  reinstate: explainReinstate,
  forfeit: ({ cause }, about, reader) =>
    say(reader, 'forfeit', { ...about, by: cause === 'operator' ? 'operator' : 'customer' }),
  adjust: explainAdjustment,
};

/** What it changed besides: what is owed, and what came into a lot that is frozen. */
function explainBesides({ credits, owed = 0, frozen = 0 }: EntryTold, reader: Reader): string {
  return together(
    owed > 0 && say(reader, 'owed_more', { credits: owed }),
    owed < 0 && say(reader, 'owed_less', { credits: -owed }),
    credits > 0 && frozen > 0 && say(reader, 'lies_frozen', { credits: frozen }),
  );
}

/** What an entry of the ledger means: what moved, of which lots, by which rule, and what would undo it. */
export const explainEntry = (entry: EntryTold, reader: Reader): string =>
  together(explanations[entry.kind](entry, aboutOf(entry), reader), explainBesides(entry, reader));
