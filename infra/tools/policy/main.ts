import { type Instant, toInstant } from '../../../shared/domain/instant.ts';
import type { Progress, ReplayAsked } from '../../../shared/use-cases/replay-quotes.ts';
import { BadUsage } from '../audit-flags.ts';
import { progressLine } from '../progress-line.ts';
import { type Asked, readPolicyFlags } from './policy-flags.ts';
import { usage } from './policy-usage.ts';

type Of<Command> = Extract<Asked, { readonly command: Command }>;

const say = (lines: readonly string[]) => console.log(lines.join('\n'));

async function check({ file }: Of<'check'>, now: Instant): Promise<number> {
  const { checkFile } = await import('./check-policy.ts');
  const { lines, isGood } = checkFile(file, now);
  say(lines);
  return isGood ? 0 : 1;
}

async function diff(asked: Of<'diff'>, now: Instant): Promise<number> {
  const [{ findPolicy }, { diffPolicies }] = await Promise.all([
    import('./find-policy.ts'),
    import('./diff-policies.ts'),
  ]);
  const found = diffPolicies(findPolicy(asked.before, now), findPolicy(asked.after, now));
  say(asked.isJson ? [found.json] : found.lines);
  return asked.failsOnHarsher && found.isHarsher ? 1 : 0;
}

/** Looks through the table, and shows a terminal how far it is. */
async function replayed(asked: Omit<ReplayAsked, 'onProgress'>, items: number | undefined) {
  const { replayQuotes } = await import('../../../shared/use-cases/replay-quotes.ts');
  const line = progressLine(process.stderr, () => performance.now());
  const onProgress = ({ quotes, looked }: Progress) =>
    line.show(() => ({
      text: `${quotes} quotes`,
      share: items === undefined || looked > items ? undefined : looked / items,
    }));
  try {
    return await replayQuotes({ ...asked, onProgress });
  } finally {
    line.end();
  }
}

async function replay({ draft: name, place, ...asked }: Of<'replay'>, now: Instant) {
  const [{ findPolicy }, { productNamed }, { replayReport }, { openTable }] = await Promise.all([
    import('./find-policy.ts'),
    import('./surroundings.ts'),
    import('./replay-report.ts'),
    import('../open-table.ts'),
  ]);
  const draft = findPolicy(name, now);
  const product = productNamed(asked.product ?? draft.product);
  if (!product) throw new BadUsage(`--product ${asked.product ?? draft.product}: there is none`);
  const { questions, since, isAll } = asked;
  const table = await openTable(place);
  try {
    const { store, items } = table;
    const what = { store, product, draft, questions, isAll, ...(since && { since }) };
    const found = await replayed(what, items);
    say(replayReport(found, isAll));
    return found.unlike.length > 0 ? 1 : 0;
  } finally {
    await table.close();
  }
}

async function main(args: readonly string[]): Promise<number> {
  const asked = readPolicyFlags(args);
  // Only here is the clock read, and only now is more of us loaded: mistakes are answered at once.
  const now = toInstant(Date.now());
  switch (asked.command) {
    case 'help':
      say([usage]);
      return 0;
    case 'check':
      return check(asked, now);
    case 'diff':
      return diff(asked, now);
    case 'replay':
      return replay(asked, now);
    default:
      return asked satisfies never;
  }
}

function fail(error: unknown): number {
  const words = error instanceof Error ? error.message || error.name : String(error);
  if (error instanceof Error && error.name === 'NoPolicy') {
    console.error(words);
    return 1;
  }
  console.error(`makegood: ${words}`);
  if (error instanceof BadUsage) console.error('Try --help.');
  return 2;
}

process.exitCode = await main(process.argv.slice(2)).catch(fail);
