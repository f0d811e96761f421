import type { AuditOfAll, Progress } from './audit-all.ts';
import { type AuditFlags, BadUsage, readAuditFlags, usage } from './audit-flags.ts';
import { jsonReport, report } from './audit-report.ts';
import type { OpenTable } from './open-table.ts';
import { progressLine } from './progress-line.ts';

function fail(error: unknown): void {
  console.error(`makegood: ${error instanceof Error ? error.message || error.name : error}`);
  if (error instanceof BadUsage) console.error('Try --help.');
  process.exitCode = 2;
}

/** As a shell ends what was interrupted. */
const interrupted = 130;

/** Whoever asks twice does not want to wait; also then what was started ends with us. */
function stopWhenAsked(): AbortSignal {
  const stopping = new AbortController();
  const asked = () => {
    if (stopping.signal.aborted) process.exit(interrupted);
    stopping.abort();
  };
  process.on('SIGINT', asked).on('SIGTERM', asked);
  return stopping.signal;
}

const inWords = ({ accounts, differing, looked }: Progress, items: number | undefined) => ({
  text: `${accounts} accounts, ${differing} differ`,
  share: items === undefined || looked > items ? undefined : looked / items,
});

async function audited({ store, items }: OpenTable, { atOnce }: AuditFlags, signal: AbortSignal) {
  // Only now, because it takes a while: help and mistakes are answered at once.
  const { auditAll } = await import('./audit-all.ts');
  const line = progressLine(process.stderr, () => performance.now());
  const onProgress = (progress: Progress) => line.show(() => inWords(progress, items));
  try {
    return await auditAll({ store, atOnce, signal, onProgress });
  } finally {
    line.end();
  }
}

function exitCodeOf({ differing, unread }: AuditOfAll): number {
  if (differing.length > 0) return 1;
  return unread.length > 0 ? 2 : 0;
}

async function main(args: readonly string[]): Promise<void> {
  const flags = readAuditFlags(args);
  if (flags === 'help') {
    console.log(usage);
    return;
  }
  const signal = stopWhenAsked();
  const { openTable } = await import('./open-table.ts');
  const table = await openTable(flags.place);
  try {
    const found = await audited(table, flags, signal);
    if (!signal.aborted) console.log(flags.isJson ? jsonReport(found) : report(found));
    process.exitCode = exitCodeOf(found);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await table.close();
  }
  if (!signal.aborted) return;
  console.error('makegood: stopped before all accounts were read');
  process.exitCode = interrupted;
}

main(process.argv.slice(2)).catch(fail);
