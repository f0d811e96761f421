import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * What DynamoDB refuses and the embedded engine lets pass, above all inside transactions: long
 * expressions, paths that overlap, placeholders that nobody uses, items named twice.
 */
type Write = {
  readonly UpdateExpression?: string;
  readonly ConditionExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly FilterExpression?: string;
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
  readonly Key?: Readonly<Record<string, unknown>>;
  readonly Item?: Readonly<Record<string, unknown>>;
};

const mostBytes = 4_096;
const mostItems = 100;

const expressionsOf = (write: Write): string[] =>
  [
    write.UpdateExpression,
    write.ConditionExpression,
    write.KeyConditionExpression,
    write.FilterExpression,
    write.ProjectionExpression,
  ].flatMap((expression) => expression ?? []);

const placeholdersOf = ({
  ExpressionAttributeNames: names,
  ExpressionAttributeValues: values,
}: Write): Readonly<Record<string, unknown>>[] => [
  ...(names ? [names] : []),
  ...(values ? [values] : []),
];

const tooLong = (write: Write) =>
  expressionsOf(write)
    .filter((expression) => Buffer.byteLength(expression) > mostBytes)
    .map((expression) => `an expression of ${Buffer.byteLength(expression)} bytes`);

function wrongPlaceholders(write: Write): string[] {
  const given = placeholdersOf(write);
  const names = given.flatMap(Object.keys);
  const used = new Set(
    expressionsOf(write).flatMap((text) => [...text.matchAll(/[#:]\w+/g)].map(([name]) => name)),
  );
  return [
    ...given.filter((one) => Object.keys(one).length === 0).map(() => 'an empty list of names'),
    ...names.filter((name) => !used.has(name)).map((name) => `${name}, which nobody uses`),
    ...[...used].filter((name) => !names.includes(name)).map((name) => `${name}, never given`),
  ];
}

/** The paths that an update writes, with the names they stand for. */
function writtenPaths({ UpdateExpression = '', ExpressionAttributeNames = {} }: Write): string[] {
  const clauses = UpdateExpression.split(/\b(SET|REMOVE|ADD|DELETE)\b/).slice(1);
  return clauses.flatMap((word, index) => {
    if (index % 2 === 1) return [];
    const parts = (clauses[index + 1] ?? '').split(',');
    const paths = parts.map((part) =>
      word === 'SET' ? part.split('=')[0] : part.trim().split(' ')[0],
    );
    return paths.map((path = '') =>
      path.trim().replaceAll(/#\w+/g, (name) => ExpressionAttributeNames[name] ?? name),
    );
  });
}

const overlapping = (write: Write): string[] => {
  const paths = writtenPaths(write);
  return paths
    .filter((path, index) =>
      paths.some((other, at) => at !== index && (other === path || other.startsWith(`${path}.`))),
    )
    .map((path) => `${path} written twice`);
};

const complaintsOf = (write: Write): string[] => [
  ...tooLong(write),
  ...wrongPlaceholders(write),
  ...overlapping(write),
];

function complaintsOfTransaction(items: readonly Record<string, Write>[]): string[] {
  const writes = items.flatMap((item) => Object.values(item));
  const keys = writes.map(({ Key, Item }) => `${(Key ?? Item)?.pk} ${(Key ?? Item)?.sk}`);
  return [
    ...(items.length > mostItems ? [`${items.length} items in a transaction`] : []),
    ...(new Set(keys).size < keys.length ? ['an item twice in a transaction'] : []),
    ...writes.flatMap(complaintsOf),
  ];
}

/** Makes the client refuse what DynamoDB would, before the engine sees it. */
export function strict(client: DynamoDBDocumentClient): DynamoDBDocumentClient {
  client.middlewareStack.add(
    (next) => (args) => {
      const { TransactItems, ...write } = args.input as Write & {
        readonly TransactItems?: readonly Record<string, Write>[];
      };
      const complaints = TransactItems
        ? complaintsOfTransaction(TransactItems)
        : complaintsOf(write);
      if (complaints.length > 0) throw new Error(`DynamoDB refuses ${complaints.join('; ')}`);
      return next(args);
    },
    { step: 'initialize', name: 'strict' },
  );
  return client;
}
