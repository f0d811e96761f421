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
  readonly frozen: number;
  readonly owed: number;
  readonly lots: Readonly<Record<string, FoldedLot>>;
  readonly jobs: Readonly<Record<string, { readonly charged: number; readonly restored: number }>>;
};

const untouched: FoldedLot = { granted: 0, remaining: 0, spent: 0 };

/** What a credit that an entry moves, into a lot or out of it, does to the lot. */
function moveOf({ kind, credits }: Line): FoldedLot {
  const remaining = Math.sign(credits);
  const isGranted = kind === 'grant' || (kind === 'adjust' && credits > 0);
  const isOfJob = kind === 'charge' || kind === 'restore';
  return { granted: isGranted ? 1 : 0, remaining, spent: isOfJob ? -remaining : 0 };
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
  const { credits, frozen = 0, owed = 0, jobId, kind } = line;
  const moved = {
    available: folded.available + credits - frozen,
    frozen: folded.frozen + frozen,
    owed: folded.owed + owed,
    lots,
  };
  const isOfJob = kind === 'charge' || kind === 'restore';
  if (!jobId || !isOfJob) return { ...moved, jobs: folded.jobs };

  const { charged, restored } = folded.jobs[jobId] ?? { charged: 0, restored: 0 };
  const job =
    kind === 'charge'
      ? { charged: charged - credits, restored }
      : { charged, restored: restored + credits };
  return { ...moved, jobs: { ...folded.jobs, [jobId]: job } };
}

/** The account as its ledger tells it, from nothing. @param ledger newest first */
export const foldLedger = (ledger: readonly Line[]): Folded =>
  ledger.toReversed().reduce(withLine, { available: 0, frozen: 0, owed: 0, lots: {}, jobs: {} });
