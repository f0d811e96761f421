import { contracts } from './contracts.ts';
import { exampleOf } from './examples.ts';
import { sharedHeaders } from './headers.ts';
import { info, securitySchemes, tags } from './information.ts';
import { namedAccounts } from './named-accounts.ts';
import { namedAudit } from './named-audit.ts';
import { namedCases } from './named-cases.ts';
import { namedFields } from './named-fields.ts';
import { namedJobs } from './named-jobs.ts';
import { namedMoney } from './named-money.ts';
import { namedPublished } from './named-published.ts';
import { namedRequests } from './named-requests.ts';
import { namedTraces } from './named-traces.ts';
import { parametersOf, sharedParameters } from './parameters.ts';
import { AnyProblem, namedProblems } from './problems.ts';
import { sharedExamples, sharedResponses } from './refusal-responses.ts';
import { type Contract, isSigned, takesBody } from './refusals.ts';
import { responsesOf } from './responses.ts';
import { type Json, type SchemaWriter, schemaWriter } from './schemas.ts';

/** An OpenAPI 3.1 document. */
export type OpenapiDocument = {
  readonly openapi: '3.1.0';
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Json>>>>;
} & Json;

function securityOf(contract: Contract): Json[] {
  if (isSigned(contract)) return [{ [contract.signedBy]: [] }];
  return contract.access === 'anyone' ? [] : [{ key: [contract.access] }];
}

/** A body with no fields may be left out altogether. */
function bodyOf(contract: Contract, { write }: SchemaWriter): Json {
  const schema = write(contract.body, 'input');
  const example = exampleOf(contract.operationId).body;
  const isEmpty = Object.keys(schema.properties ?? { any: {} }).length === 0;
  return {
    required: !isEmpty,
    content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
  };
}

const operationOf = (contract: Contract, writer: SchemaWriter): Json => ({
  operationId: contract.operationId,
  tags: [contract.tag],
  summary: contract.summary,
  ...(contract.description && { description: contract.description }),
  security: securityOf(contract),
  parameters: parametersOf(contract, writer),
  ...(takesBody(contract) && { requestBody: bodyOf(contract, writer) }),
  responses: responsesOf(contract, writer),
});

function pathsOf(writer: SchemaWriter): OpenapiDocument['paths'] {
  const byPath = Map.groupBy(contracts, ({ path }) => path);
  const items = [...byPath].map(([path, atPath]) => {
    const operations = atPath.map((contract) => [
      contract.method.toLowerCase(),
      operationOf(contract, writer),
    ]);
    return [path, Object.fromEntries(operations)];
  });
  return Object.fromEntries(items);
}

/** Those parts that something refers to. */
const used = (kind: string, parts: Readonly<Record<string, Json>>, by: string) =>
  Object.fromEntries(
    Object.entries(parts).filter(([name]) => by.includes(`"#/components/${kind}/${name}"`)),
  );

/**
 * The API's document, written from the contracts that its calls are parsed by.
 *
 * @param products names of the products that are served, as examples
 */
export function openapiDocument(products: readonly string[]): OpenapiDocument {
  const writer = schemaWriter([
    ...namedFields,
    ...namedAccounts,
    ...namedAudit,
    ...namedJobs,
    ...namedMoney,
    ...namedCases,
    ...namedTraces,
    ...namedPublished,
    ...namedRequests,
    ...namedProblems,
  ]);
  const paths = pathsOf(writer);
  writer.write(AnyProblem, 'output');
  const text = JSON.stringify(paths);
  const responses = used('responses', sharedResponses(), text);
  const all = text + JSON.stringify(responses);
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/', description: 'Wherever this document was read.' }],
    tags,
    paths,
    components: {
      schemas: writer.components(),
      responses,
      parameters: used('parameters', sharedParameters(products), text),
      examples: used('examples', sharedExamples(), all),
      headers: used('headers', sharedHeaders, all),
      securitySchemes,
    },
  };
}
