import { whyNotSent } from '../decide/evidence/bank-clock.ts';
import { calling, notTaken, taken, unheard } from '../decide/evidence/steps.ts';
import type { Dispute } from '../domain/dispute.ts';
import type { DisputeEvidence, EvidenceDraft } from '../domain/evidence.ts';
import type { DisputeId } from '../domain/ids.ts';
import type { EvidenceReply } from '../payments/provider.ts';
import { replaceEvidence } from '../store/evidence-item.ts';
import { Busy } from '../store/retry.ts';
import type { Context } from './context.ts';
import { dueNext, withDraft } from './draw-up-evidence.ts';
import { requestOf, wentToBank } from './look-after-evidence.ts';
import { type DisputeFound, disputeNow, findDispute } from './read-dispute.ts';
import { Refused } from './refused.ts';
import type { Remember } from './remember.ts';
import { untilCommitted } from './until-committed.ts';

/** What drawing up and one call to the provider may take; who has less comes again. */
const reserve = 10_500;

export type SendEvidence = { readonly disputeId: DisputeId; readonly submit: boolean };

type Sent = NonNullable<ReturnType<typeof requestOf>>;

/** What was begun: the words that are sent, and how. */
type Turn = { readonly sent: Sent };

/** Writes the evidence as `change` makes it of what it is by now. */
async function change(
  context: Context,
  disputeId: DisputeId,
  to: (found: DisputeFound) => DisputeEvidence,
  remember: Remember<Dispute> = () => [],
): Promise<DisputeFound> {
  return untilCommitted(context.store, async () => {
    const found = await findDispute(context, disputeId);
    const result = { ...found, evidence: dueNext(to(found), found) };
    const items = [
      replaceEvidence(found.evidence, result.evidence),
      ...remember(disputeNow(result)),
    ];
    return { items, result };
  });
}

/** Words on their way to the bank for what the dispute still is. */
const isStillSaid = (pending: Sent | undefined, { dispute }: DisputeFound): pending is Sent =>
  pending?.call.submit === true && pending.draft.about.status === dispute.status;

/**
 * Takes the turn to call the provider, and writes down what it is going to be told. Words of which nobody
 * knows whether they are on their way to the bank are sent again as they were; else they are drawn up
 * afresh.
 *
 * @throws Refused `evidence_not_taken`, `dispute_over`, `evidence_submitted`
 */
async function takeTurn(context: Context, { disputeId, submit }: SendEvidence): Promise<Turn> {
  return untilCommitted(context.store, async () => {
    const found = await findDispute(context, disputeId);
    const refused = whyNotSent(found.evidence, found.dispute, context.now);
    if (refused) throw new Refused(refused);
    const pending = requestOf(found, found.evidence);
    if (submit && isStillSaid(pending, found)) return { items: [], result: { sent: pending } };
    const evidence = calling(await withDraft(context, found), submit, context.now);
    const sent = requestOf(found, evidence);
    if (!sent) throw new Error(`nothing was drawn up for ${disputeId}`);
    const items = [replaceEvidence(found.evidence, dueNext(evidence, found))];
    return { items, result: { sent } };
  });
}

/** The evidence with what the provider has, unless somebody else was quicker. */
function recorded(
  { now }: Context,
  { evidence }: DisputeFound,
  draft: EvidenceDraft,
  submit: boolean,
): DisputeEvidence {
  if (evidence.submitted[draft.about.status]) throw new Refused('evidence_submitted');
  return taken(evidence, draft, submit, now);
}

/**
 * Nothing is at the bank, as far as anybody knows. Words that may be on their way all the same stay written
 * down, to be looked for.
 *
 * @throws Refused `dispute_over` where the provider takes nothing; Busy where it may another time
 */
async function notAccepted(
  context: Context,
  disputeId: DisputeId,
  { reply, code }: Exclude<EvidenceReply, { reply: 'accepted' }>,
): Promise<never> {
  if (reply === 'refused') {
    await change(context, disputeId, ({ evidence }) => notTaken(evidence));
    context.report('evidence_refused', new Error(code), disputeId);
    throw new Refused('dispute_over');
  }
  if (reply === 'unknown') {
    await change(context, disputeId, ({ evidence }) => unheard(evidence, context.now));
  }
  context.report('evidence_not_sent', new Error(code), disputeId);
  throw new Busy('the provider did not take the evidence');
}

/**
 * A call begun before that nobody heard of again is looked for first: it is the one that counts, unless the
 * dispute has become another since.
 */
async function foundAtBank(
  context: Context,
  { disputeId, submit }: SendEvidence,
  remember: Remember<Dispute>,
): Promise<Dispute | undefined> {
  const found = await findDispute(context, disputeId);
  const sent = requestOf(found, found.evidence);
  if (!sent || !(await wentToBank(context, found))) return undefined;
  const to = (current: DisputeFound) => recorded(context, current, sent.draft, true);
  const isStill = isStillSaid(sent, found);
  const done = await change(context, disputeId, to, submit && isStill ? remember : undefined);
  if (!isStill) return undefined;
  if (!submit) throw new Refused('evidence_submitted');
  return disputeNow(done);
}

/**
 * Sends what there is to say to a dispute: to the provider as a draft, or through it to the bank, which
 * takes it once. What is sent is written down before the provider is called, and its answer after, so that
 * at whatever line this stops the same request again finds out what became of it.
 *
 * @throws Refused `dispute_not_found`, `evidence_not_taken`, `dispute_over`, `evidence_submitted`
 * @throws Busy where the provider did not say that it has it
 */
export async function sendEvidence(
  context: Context,
  asked: SendEvidence,
  remember: Remember<Dispute>,
): Promise<Dispute> {
  const { disputeId, submit } = asked;
  const before = await foundAtBank(context, asked, remember);
  if (before) return before;
  if (context.store.timeLeft() < reserve) throw new Busy('too little time is left to call anybody');
  const { sent } = await takeTurn(context, asked);
  const reply = await context.providerOf(context.product).sendEvidence(sent.request);
  if (reply.reply !== 'accepted') return notAccepted(context, disputeId, reply);
  const to = (current: DisputeFound) => recorded(context, current, sent.draft, submit);
  return disputeNow(await change(context, disputeId, to, remember));
}
