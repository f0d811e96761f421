import { parseArgs } from 'node:util';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { Question } from '../../../shared/use-cases/replay-quotes.ts';
import { instantIn } from '../../local/times.ts';
import { BadUsage, type Place } from '../audit-flags.ts';

export type Asked =
  | { readonly command: 'help' }
  | { readonly command: 'check'; readonly file: string }
  | {
      readonly command: 'diff';
      readonly before: string;
      readonly after: string;
      readonly isJson: boolean;
      readonly failsOnHarsher: boolean;
    }
  | {
      readonly command: 'replay';
      readonly draft: string;
      readonly product?: string;
      readonly place: Place;
      readonly since?: Instant;
      readonly questions: readonly Question[];
      readonly isAll: boolean;
    };

const text = { type: 'string' } as const;
const choice = { type: 'boolean' } as const;

const options = {
  check: {},
  diff: { json: choice, 'fail-on-harsher': choice },
  replay: {
    product: text,
    table: text,
    region: text,
    data: text,
    endpoint: text,
    since: text,
    as: text,
    all: choice,
  },
} as const;

type Command = keyof typeof options;
type Values = Readonly<Record<string, string | boolean | undefined>>;

const isCommand = (word: string | undefined): word is Command =>
  word !== undefined && Object.hasOwn(options, word);

function parse(command: Command, args: readonly string[]) {
  try {
    const given = { ...options[command], help: { type: 'boolean' } } as const;
    return parseArgs({ args: [...args], options: given, allowPositionals: true });
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error));
  }
}

const textIn = (values: Values, name: string): string | undefined => {
  const value = values[name];
  if (value === '') throw new BadUsage(`--${name}: must not be empty`);
  return typeof value === 'string' ? value : undefined;
};

function placeIn(values: Values): Place {
  const [table, region, folder, url] = ['table', 'region', 'data', 'endpoint'].map((name) =>
    textIn(values, name),
  );
  if (folder && (table || url || region)) throw new BadUsage('--data: names the table by itself');
  if (folder) return { at: 'folder', folder };
  if (!table) throw new BadUsage('--table or --data: one of them says which table');
  if (!url) return { at: 'aws', table, ...(region && { region }) };
  if (region) throw new BadUsage('--region: only for a table of AWS');
  if (!URL.canParse(url)) {
    throw new BadUsage(`--endpoint ${url}: must be one such as http://127.0.0.1:8000`);
  }
  return { at: 'url', url, table };
}

function sinceIn(since: string | undefined): Instant | undefined {
  const at = since === undefined ? undefined : instantIn(since);
  if (since !== undefined && !at) {
    throw new BadUsage(`--since ${since}: must be an RFC 3339 time such as 2026-03-02T09:00:00Z`);
  }
  return at;
}

function questionsIn(as: string | undefined): readonly Question[] {
  if (as === undefined) return ['as-of-purchase', 'now'];
  if (as === 'now' || as === 'as-of-purchase') return [as];
  throw new BadUsage(`--as ${as}: must be now or as-of-purchase`);
}

function replayIn([draft = '']: readonly string[], values: Values): Asked {
  const product = textIn(values, 'product');
  const since = sinceIn(textIn(values, 'since'));
  return {
    command: 'replay',
    draft,
    place: placeIn(values),
    questions: questionsIn(textIn(values, 'as')),
    isAll: values.all === true,
    ...(product && { product }),
    ...(since && { since }),
  };
}

const wanted = { check: 'FILE', diff: 'A B', replay: 'DRAFT' } as const;

/**
 * What the command line asks for.
 *
 * @throws BadUsage in words for who typed it
 */
export function readPolicyFlags([command, ...args]: readonly string[]): Asked {
  if (command === undefined || command === '--help') return { command: 'help' };
  if (!isCommand(command)) {
    throw new BadUsage(`${command}: must be check, diff or replay`);
  }
  const { values: given, positionals } = parse(command, args);
  const values = given as Values;
  if (values.help === true) return { command: 'help' };
  const names = wanted[command];
  if (positionals.length !== names.split(' ').length || positionals.includes('')) {
    throw new BadUsage(`${command}: wants ${names}, and ${positionals.length} were given`);
  }
  const [first = '', second = ''] = positionals;
  if (command === 'check') return { command, file: first };
  if (command === 'replay') return replayIn(positionals, values);
  return {
    command,
    before: first,
    after: second,
    isJson: values.json === true,
    failsOnHarsher: values['fail-on-harsher'] === true,
  };
}
