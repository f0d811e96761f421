import { parseArgs } from 'node:util';

export const usage = `Folds the ledger of every account from nothing, and says which accounts are another.

  npm run audit -- --table NAME [--region R]   a deployed table, by the usual AWS credentials
  npm run audit -- --data DIR                  the tables that a local stack keeps in DIR
  npm run audit -- --url URL [--table NAME]    an embedded DynamoDB that runs

  --at-once N   how many accounts at once (16)
  --json        tell it to a machine
  --help        this

Nothing is written. Ends with 0 where all accounts agree, 1 where one does not, 2 where that could not
be found out.
`;

/** What was asked for makes no sense. */
export class BadUsage extends Error {
  override readonly name = 'BadUsage';
}

/** Which table: one of AWS, one in a folder, or one of an engine that runs. */
export type Place =
  | { readonly at: 'aws'; readonly table: string; readonly region?: string }
  | { readonly at: 'folder'; readonly folder: string; readonly table?: string }
  | { readonly at: 'url'; readonly url: string; readonly table?: string };

export type AuditFlags = {
  readonly place: Place;
  readonly atOnce: number;
  readonly isJson: boolean;
};

const options = {
  table: { type: 'string' },
  region: { type: 'string' },
  data: { type: 'string' },
  url: { type: 'string' },
  'at-once': { type: 'string', default: '16' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error));
  }
}

type Values = ReturnType<typeof parse>;

function urlIn(text: string): string {
  if (!URL.canParse(text))
    throw new BadUsage(`--url ${text}: must be one such as http://127.0.0.1:8000`);
  return text;
}

function placeIn({ table, region, data, url }: Values): Place {
  const named = [data, url].filter((one) => one !== undefined).length;
  const blank = Object.entries({ table, region, data, url }).find(([, value]) => value === '');
  const own = table ? { table } : {};
  if (blank) throw new BadUsage(`--${blank[0]}: must not be empty`);
  if (named > 1) throw new BadUsage('--data and --url: only one of them');
  if (named > 0 && region) throw new BadUsage('--region: only for a table of AWS');
  if (data) return { at: 'folder', folder: data, ...own };
  if (url) return { at: 'url', url: urlIn(url), ...own };
  if (!table) throw new BadUsage('--table, --data or --url: one of them says which table');
  return { at: 'aws', table, ...(region && { region }) };
}

function countIn(text: string): number {
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count < 1) throw new BadUsage(`--at-once ${text}: must be a number from 1 to 999`);
  return count;
}

/**
 * What the command line asks for.
 *
 * @throws BadUsage in words for who typed it
 */
export function readAuditFlags(args: readonly string[]): AuditFlags | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  return { place: placeIn(values), atOnce: countIn(values['at-once']), isJson: values.json };
}
