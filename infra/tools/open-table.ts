import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { connect, type Store } from '../../shared/store/store.ts';
import { startEngine } from '../local/engine.ts';
import { localTable, tablesIn } from '../local/kept-tables.ts';
import { connectLocally } from '../local/runtime.ts';
import { BadUsage, type Place } from './audit-flags.ts';

/** @property items about how many there are, where the table tells @property close ends what was started for it */
export type OpenTable = {
  readonly store: Store;
  readonly items: number | undefined;
  readonly close: () => Promise<void>;
};

/** Nobody waits for an answer, so an account may be read again for as long as that. */
const patience = 60_000;

const storeOf = (client: DynamoDBDocumentClient, tableName: string): Store => ({
  client,
  tableName,
  pause: (milliseconds) => pause(milliseconds),
  random: Math.random,
  timeLeft: () => patience,
});

/**
 * About how many items a table has: DynamoDB counts them every few hours. Who may read it need not be
 * allowed to ask.
 *
 * @throws Error when there is no such table, or it cannot be reached
 */
async function countItems({ client, tableName: TableName }: Store): Promise<number | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    return Table?.ItemCount;
  } catch (error) {
    if (error instanceof Error && error.name === 'AccessDeniedException') return undefined;
    throw error;
  }
}

type Connected = {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly end?: () => Promise<void>;
};

/** @throws BadUsage for a folder that keeps no tables: an engine would make them */
async function connected(place: Place): Promise<Connected> {
  if (place.at === 'aws') {
    const { table, region } = place;
    return { client: connect(region ? { region } : {}), table };
  }
  const table = place.table ?? localTable;
  if (place.at === 'url') return { client: connectLocally(place.url), table };
  const file = tablesIn(place.folder);
  if (!existsSync(file))
    throw new BadUsage(`--data ${place.folder}: no local stack keeps tables there`);
  const engine = await startEngine(file);
  return { client: connectLocally(engine.endpoint), table, end: engine.stop };
}

/** @throws BadUsage and Error in words for who typed it; nothing is left running then */
export async function openTable(place: Place): Promise<OpenTable> {
  const { client, table, end } = await connected(place);
  const store = storeOf(client, table);
  const close = async () => {
    client.destroy();
    await end?.();
  };
  try {
    return { store, items: await countItems(store), close };
  } catch (error) {
    await close();
    throw error;
  }
}
