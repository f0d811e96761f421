import * as z from 'zod/mini';
import { Entry } from '../../shared/contract/accounts.ts';
import type { ProductClient } from './product-client.ts';

export type Line = z.infer<typeof Entry>;

const Page = z.object({ items: z.array(Entry), nextCursor: z.optional(z.string()) });

/** The whole ledger, newest first, page by page as a customer would turn them. */
export async function readLedger(
  client: ProductClient,
  accountId: string,
  limit = 7,
): Promise<Line[]> {
  const lines: Line[] = [];
  let place = '';
  do {
    const answer = await client.get(`/accounts/${accountId}/entries?limit=${limit}${place}`);
    const { items, nextCursor } = Page.parse(answer.body);
    lines.push(...items);
    place = nextCursor ? `&cursor=${encodeURIComponent(nextCursor)}` : '';
  } while (place);
  return lines;
}

/** What the ledger alone says of a lot. @property spent drawn by jobs and not given back */
export type FoldedLot = {
  readonly granted: number;
  readonly remaining: number;
  readonly spent: number;
};

export type Folded = {
  readonly available: number;
  readonly lots: Readonly<Record<string, FoldedLot>>;
  readonly jobs: Readonly<Record<string, { readonly charged: number; readonly restored: number }>>;
};

const untouched: FoldedLot = { granted: 0, remaining: 0, spent: 0 };

/** What a credit that an entry moves does to the lot it is moved into or out of. */
const moves = {
  grant: { granted: 1, remaining: 1, spent: 0 },
  charge: { granted: 0, remaining: -1, spent: 1 },
  restore: { granted: 0, remaining: 1, spent: -1 },
} as const satisfies Partial<Record<Line['kind'], FoldedLot>>;

function moveOf({ kind, entryId }: Line): FoldedLot {
  if (kind in moves) return moves[kind as keyof typeof moves];
  throw new Error(`the fold knows no ${kind}, as ${entryId} is`);
}

function withLine(folded: Folded, line: Line): Folded {
  const move = moveOf(line);
  const lots = { ...folded.lots };
  for (const { lotId, credits } of line.draws) {
    const { granted, remaining, spent } = lots[lotId] ?? untouched;
    lots[lotId] = {
      granted: granted + credits * move.granted,
      remaining: remaining + credits * move.remaining,
      spent: spent + credits * move.spent,
    };
  }
  const available = folded.available + line.credits;
  if (!line.jobId) return { ...folded, available, lots };

  const { charged, restored } = folded.jobs[line.jobId] ?? { charged: 0, restored: 0 };
  const job =
    line.kind === 'charge'
      ? { charged: charged - line.credits, restored }
      : { charged, restored: restored + line.credits };
  return { available, lots, jobs: { ...folded.jobs, [line.jobId]: job } };
}

/** The account as its ledger tells it, from nothing. @param ledger newest first */
export const foldLedger = (ledger: readonly Line[]): Folded =>
  ledger.toReversed().reduce(withLine, { available: 0, lots: {}, jobs: {} });
