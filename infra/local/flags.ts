import { parseArgs } from 'node:util';
import type { LocalStackOptions } from './stack.ts';
import { instantIn } from './times.ts';

export const usage = `Makegood on this machine, on loopback, over an embedded DynamoDB.

  npm start -- [--port N] [--data DIR] [--clock TIME] [--verbose]

  --port N      where to listen (8787; 0 takes any free port)
  --data DIR    keep the tables in DIR; without it they are in memory
  --clock TIME  freeze the clock, as in --clock 2026-03-02T09:00:00Z; it moves by
                POST /_local/clock, and schedules run by POST /_local/tick
  --verbose     log every request, not errors alone
  --help        this

Webhook secrets: MAKEGOOD_STRIPE_WEBHOOK_SECRET, MAKEGOOD_PADDLE_WEBHOOK_SECRET,
MAKEGOOD_JOB_EVENTS_SECRET. GET /_local/config tells those in use, and the API keys.
`;

/** What was asked for makes no sense. */
export class BadUsage extends Error {
  override readonly name = 'BadUsage';
}

function portIn(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new BadUsage(`--port ${text}: must be a number from 0 to 65535`);
  return port;
}

function checkedTime(text: string): string {
  if (!instantIn(text)) {
    throw new BadUsage(`--clock ${text}: must be an RFC 3339 time such as 2026-03-02T09:00:00Z`);
  }
  return text;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        clock: { type: 'string' },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error));
  }
}

/**
 * What the command line asks for.
 *
 * @throws BadUsage in words for who typed it
 */
export function readFlags(args: readonly string[]): LocalStackOptions | 'help' {
  const { port, data, clock, verbose: isVerbose, help } = parse(args);
  if (help) return 'help';
  if (data === '') throw new BadUsage('--data: must name a folder');
  return {
    isVerbose,
    ...(port !== undefined && { port: portIn(port) }),
    ...(data !== undefined && { data }),
    ...(clock !== undefined && { clock: checkedTime(clock) }),
  };
}
