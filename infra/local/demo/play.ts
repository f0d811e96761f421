import type { Answer } from './send.ts';
import type { Cast, Scene, Seen, Sight, Step, Story, Told } from './story.ts';

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && 'status' in value && 'body' in value;

const codeOf = (answer: unknown): string =>
  isAnswer(answer) ? String(answer.body.code ?? '') : '';

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

/** Ids are others in each run. */
const withoutIds = (said: string): string =>
  said.replaceAll(/\b(ord|lot|rfq|rfd)_[0-9A-Za-z]+/g, '$1_…');

/** What is not there at all is seen too. */
async function lookAt([look, says]: Sight, scene: Scene): Promise<Seen> {
  const said = await Promise.resolve(scene).then(look).catch(String);
  return { said, says, asExpected: withoutIds(said) === says };
}

/** Does what the step says, and reads what the ledger says of it. */
async function perform(step: Step, cast: Cast, known: Set<string>): Promise<Told> {
  const answer = await step.act(cast);
  const [entries, account, at] = await Promise.all([
    cast.customer.entries(),
    cast.customer.account(),
    cast.local.now(),
  ]);
  const fresh = entries.filter(({ entryId }) => !known.has(entryId));
  for (const { entryId } of fresh) known.add(entryId);
  const credits = total(fresh.map((entry) => entry.credits));
  const clause = [...new Set(fresh.toReversed().map((entry) => entry.clause))].join(', ');
  const balance = account.balance.available;
  const note = codeOf(answer);
  const scene = { cast, answer, account };
  const seen = await Promise.all((step.sees ?? []).map((sight) => lookAt(sight, scene)));
  const asExpected =
    credits === step.credits &&
    balance === step.balance &&
    clause === (step.clause ?? '') &&
    note === (step.answer ?? '');
  return { step, at, credits, balance, clause, note, asExpected, seen };
}

/** Plays a story step by step, and reads after each what can be seen of it. */
export async function play(story: Story, cast: Cast, tell: (told: Told) => void): Promise<boolean> {
  const known = new Set<string>();
  let isRight = true;
  for (const step of story.steps) {
    const told = await perform(step, cast, known);
    isRight &&= told.asExpected && told.seen.every(({ asExpected }) => asExpected);
    tell(told);
  }
  return isRight && (await addsUp(cast));
}

/** The ledger folded from nothing is the balance, and every lot accounts for all it was granted. */
async function addsUp({ customer }: Cast): Promise<boolean> {
  const entries = await customer.entries();
  const { balance, lots } = await customer.account();
  const isWhole = lots.every((lot) => {
    const { remaining, pending, captured, refunded, clawedBack, forfeited, adjusted } = lot;
    const parts = [remaining, pending, captured, refunded, clawedBack, forfeited, adjusted];
    return lot.credits === total(parts);
  });
  const frozen = total(entries.map((entry) => entry.frozen ?? 0));
  return (
    isWhole &&
    frozen === balance.frozen &&
    total(entries.map(({ credits }) => credits)) - frozen === balance.available &&
    total(entries.map(({ owed = 0 }) => owed)) === balance.owed
  );
}
