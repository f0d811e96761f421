import { gunzipSync, inflateSync } from 'node:zlib';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { World } from './world.ts';

const unpackings = [gunzipSync, inflateSync];

/** What bytes say as text, and what they say when they are unpacked. */
const readings = (bytes: Uint8Array): string[] => [
  Buffer.from(bytes).toString('utf8'),
  ...unpackings.flatMap((unpack) => {
    try {
      return [unpack(bytes).toString('utf8')];
    } catch {
      return [];
    }
  }),
];

const runOfBase64 = /[\w+/-]{12,}={0,2}/g;

/** A text, and what may be hidden in it: escaped, in base64, packed. */
const textsIn = (value: unknown): string[] => {
  if (value instanceof Uint8Array) return readings(value);
  if (typeof value !== 'string') {
    return typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, inner]) => [...textsIn(name), ...textsIn(inner)])
      : [String(value)];
  }
  const runs = value.match(runOfBase64) ?? [];
  return [value, ...runs.flatMap((run) => readings(Buffer.from(run, 'base64')))];
};

/** Every item of the table, as it is stored. */
export async function wholeItems({ client, tableName: TableName }: World) {
  const { Items = [], LastEvaluatedKey } = await client.send(new ScanCommand({ TableName }));
  if (LastEvaluatedKey) throw new Error('there is more in the table than one look shows');
  return Items;
}

/** Everything that is in the table, as any reader could read it. */
export const wholeTable = async (world: World): Promise<string> =>
  textsIn(await wholeItems(world)).join('\n');
