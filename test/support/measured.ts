import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What DynamoDB bills, by its own count. */
export type Units = { readonly writes: number; readonly reads: number };

type Consumed = { readonly CapacityUnits?: number };

const isRead = (command: string) => /^(Get|BatchGet|Query|Scan|TransactGet)/.test(command);

/** Of the table and its indexes; a transaction tells each table's in a list. */
const unitsIn = (consumed: Consumed | readonly Consumed[] = []): number =>
  [consumed].flat().reduce((total, { CapacityUnits = 0 }) => total + CapacityUnits, 0);

/** A write whose condition failed is billed and does not say so; the items here are small. */
const billedFor = (error: unknown) => (error instanceof ConditionalCheckFailedException ? 1 : 0);

/**
 * Counts the units of every call that a world's handlers make.
 *
 * @property client to be given to the world
 * @property during what was used while `work` ran
 */
export function newMeter() {
  const spent = { writes: 0, reads: 0 };
  const count = (command: string, units: number) => {
    spent[isRead(command) ? 'reads' : 'writes'] += units;
  };

  const client = (plain: DynamoDBDocumentClient): DynamoDBDocumentClient => {
    plain.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          const input = { ...args.input, ReturnConsumedCapacity: 'INDEXES' } as typeof args.input;
          try {
            const result = await next({ ...args, input });
            count(
              commandName,
              unitsIn((result.output as { ConsumedCapacity?: Consumed }).ConsumedCapacity),
            );
            return result;
          } catch (error) {
            count(commandName, billedFor(error));
            throw error;
          }
        },
      { step: 'initialize', name: 'meter' },
    );
    return plain;
  };

  const during = async (work: () => Promise<unknown>): Promise<Units> => {
    const before = { ...spent };
    await work();
    return { writes: spent.writes - before.writes, reads: spent.reads - before.reads };
  };

  return { client, during };
}
