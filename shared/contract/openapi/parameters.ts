import type * as z from 'zod/mini';
import { defaultLimit } from '../fields.ts';
import { languages } from '../messages/language.ts';
import type { OperationContract, SignedContract } from '../operation-contract.ts';
import { type Example, exampleOf } from './examples.ts';
import { speaks } from './headers.ts';
import { type Contract, fieldsOf, isSigned } from './refusals.ts';
import type { Json, SchemaWriter } from './schemas.ts';

/** @param products the shipped ones, as examples: there may be others */
export const sharedParameters = (products: readonly string[]): Readonly<Record<string, Json>> => ({
  Product: {
    name: 'product',
    in: 'path',
    required: true,
    description: 'The product. A key and a signature belong to one.',
    schema: { $ref: '#/components/schemas/ProductName' },
    examples: Object.fromEntries(products.map((product) => [product, { value: product }])),
  },
  Limit: {
    name: 'limit',
    in: 'query',
    description: 'How many items to answer with at most.',
    schema: { type: 'integer', minimum: 1, maximum: 100, default: defaultLimit },
    example: defaultLimit,
  },
  Cursor: {
    name: 'cursor',
    in: 'query',
    description: 'The `nextCursor` of the page before.',
    schema: { $ref: '#/components/schemas/Cursor' },
  },
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    description: `The language for sentences that people read: ${languages.join(', ')}. The first of them, where it is none of them.`,
    schema: { type: 'string' },
    example: 'id, en;q=0.8',
  },
  IdempotencyKey: { ...idempotencyKey, required: true },
  OptionalIdempotencyKey: idempotencyKey,
});

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Says that this is one request, however often it is sent: 1-255 printable characters, of your own making. Keys belong to one product.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
  example: 'b1f6a8e2-closing-ada',
};

const reference = (name: string): Json => ({ $ref: `#/components/parameters/${name}` });

const describedBy = (description: string | undefined) => (description ? { description } : {});

type Place = 'path' | 'query';

/** A parameter that is this call's own; what it stands for is said by its schema. */
function ownParameter(
  [name, schema]: readonly [string, z.ZodMiniType],
  place: Place,
  { given }: Example,
  { write, describe }: SchemaWriter,
): Json {
  const isRequired = place === 'path' || schema._zod.optin === undefined;
  const example = given[name];
  return {
    name,
    in: place,
    ...(isRequired && { required: true }),
    ...describedBy(describe(schema)),
    schema: write(schema, 'input'),
    ...(example !== undefined && { example }),
  };
}

function ofCaller(contract: OperationContract, writer: SchemaWriter): Json[] {
  const example = exampleOf(contract.operationId);
  const inPath = fieldsOf(contract.params).map((field) =>
    ownParameter(field, 'path', example, writer),
  );
  const inQuery = fieldsOf(contract.query).map((field) => {
    if (field[0] === 'limit') return reference('Limit');
    return field[0] === 'cursor'
      ? reference('Cursor')
      : ownParameter(field, 'query', example, writer);
  });
  const keys = { required: ['IdempotencyKey'], natural: ['OptionalIdempotencyKey'], none: [] };
  return [...inPath, ...inQuery, ...keys[contract.idempotency].map(reference)];
}

const headerOf = (name: string, description: string, example: string): Json => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
  example,
});

/** What is signed besides the body; the signature itself is how the sender is known. */
const ofSender = ({ signedBy }: SignedContract): Json[] =>
  signedBy === 'worker'
    ? [
        headerOf(
          'Webhook-Id',
          'Of the message; the same when it is sent again.',
          'msg_2KWPBgLlAfxd',
        ),
        headerOf('Webhook-Timestamp', 'When it is sent, in seconds.', '1772442000'),
      ]
    : [];

export function parametersOf(contract: Contract, writer: SchemaWriter): Json[] {
  const ofProduct = contract.path.includes('{product}') ? [reference('Product')] : [];
  const own = isSigned(contract) ? ofSender(contract) : ofCaller(contract, writer);
  const ofListener = speaks(contract) ? [reference('AcceptLanguage')] : [];
  return [...ofProduct, ...own, ...ofListener];
}
