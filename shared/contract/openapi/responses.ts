import { exampleOf } from './examples.ts';
import { headersOfAnswer } from './headers.ts';
import { refusalOf } from './refusal-responses.ts';
import { answeredWith, type Contract, refusalsOf } from './refusals.ts';
import type { Json, SchemaWriter } from './schemas.ts';

const meanings: Readonly<Record<Contract['status'], string>> = {
  200: 'As asked.',
  201: 'Made.',
  202: 'Recorded; what follows takes its time.',
};

const repeated = 'The same request as before: nothing was done again.';

function answerOf(contract: Contract, status: number, { write }: SchemaWriter): Json {
  const example = exampleOf(contract.operationId).answers[status];
  return {
    description: status === contract.status ? meanings[contract.status] : repeated,
    headers: headersOfAnswer(contract),
    content: {
      'application/json': {
        schema: write(contract.answer, 'output'),
        ...(example !== undefined && { example }),
      },
      ...(contract.page && { 'text/html': { schema: { type: 'string' } } }),
    },
  };
}

/** Every answer and every error that a call can be met with, by status. */
export function responsesOf(contract: Contract, writer: SchemaWriter): Json {
  const answers = answeredWith(contract).map((status) => [
    status,
    answerOf(contract, status, writer),
  ]);
  const refusals = [...refusalsOf(contract)].map(([status, codes]) => [
    status,
    refusalOf(status, codes),
  ]);
  return Object.fromEntries([...answers, ...refusals]);
}
