import type { Answer, localControls, Shop } from './shop.ts';

/** Those who act in a story. */
export type Cast = { readonly shop: Shop; readonly local: ReturnType<typeof localControls> };

/**
 * One thing that happens, and what must come of it.
 *
 * @property credits what the ledger says moved, 0 where nothing did
 * @property balance what may be spent afterwards
 * @property clause the rule that the ledger names for it
 * @property answer the code of the answer, where it is one that a caller would look at
 */
export type Step = {
  readonly event: string;
  readonly act: (cast: Cast) => Promise<unknown>;
  readonly credits: number;
  readonly balance: number;
  readonly clause?: string;
  readonly answer?: string;
};

export type Story = {
  readonly product: string;
  readonly title: string;
  readonly account: string;
  readonly steps: readonly Step[];
};

/** What really came of a step. */
export type Told = {
  readonly step: Step;
  readonly at: string;
  readonly credits: number;
  readonly balance: number;
  readonly clause: string;
  readonly note: string;
  readonly asExpected: boolean;
};

type Entry = { readonly entryId: string; readonly credits: number; readonly clause: string };

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && 'status' in value && 'body' in value;

const codeOf = (answer: unknown): string =>
  isAnswer(answer) ? String(answer.body.code ?? '') : '';

async function ledger({ shop }: Cast, account: string): Promise<readonly Entry[]> {
  const { body } = await shop.get(`/accounts/${account}/entries?limit=100`);
  return (body.items ?? []) as Entry[];
}

async function balanceOf({ shop }: Cast, account: string): Promise<number> {
  const { body } = await shop.get(`/accounts/${account}`);
  return (body.balance as { available: number }).available;
}

/** Plays a story step by step, and reads after each what the ledger says of it. */
export async function play(story: Story, cast: Cast, tell: (told: Told) => void): Promise<boolean> {
  const known = new Set<string>();
  let isRight = true;
  for (const step of story.steps) {
    const answer = await step.act(cast);
    const entries = await ledger(cast, story.account);
    const fresh = entries.filter(({ entryId }) => !known.has(entryId));
    for (const { entryId } of fresh) known.add(entryId);
    const credits = fresh.reduce((sum, entry) => sum + entry.credits, 0);
    const clause = [...new Set(fresh.map((entry) => entry.clause))].join(', ');
    const balance = await balanceOf(cast, story.account);
    const note = codeOf(answer);
    const asExpected =
      credits === step.credits &&
      balance === step.balance &&
      clause === (step.clause ?? '') &&
      note === (step.answer ?? '');
    isRight &&= asExpected;
    tell({ step, at: await cast.local.now(), credits, balance, clause, note, asExpected });
  }
  return isRight && (await addsUp(cast, story.account));
}

/** The ledger folded from nothing is the balance, and every lot accounts for all it was granted. */
async function addsUp(cast: Cast, account: string): Promise<boolean> {
  const folded = (await ledger(cast, account)).reduce((sum, { credits }) => sum + credits, 0);
  const { body } = await cast.shop.get(`/accounts/${account}`);
  const lots = body.lots as readonly Record<string, number>[];
  const parts = [
    'remaining',
    'pending',
    'captured',
    'refunded',
    'clawedBack',
    'forfeited',
    'adjusted',
  ];
  const whole = lots.every(
    (lot) => lot.credits === parts.reduce((sum, part) => sum + (lot[part] ?? 0), 0),
  );
  return whole && folded === (await balanceOf(cast, account));
}
