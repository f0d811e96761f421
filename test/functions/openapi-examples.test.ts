import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contracts } from '../../shared/contract/openapi/contracts.ts';
import { openapiDocument } from '../../shared/contract/openapi/document.ts';
import { answeredWith } from '../../shared/contract/openapi/refusals.ts';
import { contractOf, play } from './openapi-story.ts';

const recorded = join(import.meta.dirname, '../../shared/contract/openapi/examples.json');

/** Says nothing but itself. */
const isItself = (operationId: string) => operationId === 'getOpenapi';

describe('every example is what was asked, and what the system answered', async () => {
  const played = await play();

  // After a change that was meant: run this file with `-u`, and read what it changed.
  it('as it is recorded', async () => {
    const examples = played.map(({ operationId, given, body, answers }) => [
      operationId,
      { given, ...(body && { body }), answers },
    ]);
    const text = `${JSON.stringify(Object.fromEntries(examples), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(recorded);
  });

  it('of every call', () => {
    const all = contracts.map(({ operationId }) => operationId).filter((id) => !isItself(id));
    expect(played.map(({ operationId }) => operationId).toSorted()).toEqual(all.toSorted());
  });

  it.each(played.map((one) => [one.operationId, one] as const))('%s', (operationId, one) => {
    const contract = contractOf(operationId);
    const statuses = Object.keys(one.answers).map(Number);
    expect(statuses.toSorted()).toEqual(answeredWith(contract).toSorted());
    if (one.repeated) expect(one.repeated.headers['idempotency-replayed']).toBe('true');
  });
});

describe('the document', () => {
  it('is written once from the contracts', () => {
    expect(openapiDocument(['skena']).openapi).toBe('3.1.0');
  });
});
