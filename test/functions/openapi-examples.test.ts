import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contracts } from '../../shared/contract/openapi/contracts.ts';
import { answeredWith } from '../../shared/contract/openapi/refusals.ts';
import { contractOf, play } from './openapi-story.ts';

const recorded = join(import.meta.dirname, '../../shared/contract/openapi/examples.json');

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

  it('of every call but the one that reads them', () => {
    const all = contracts.map(({ operationId }) => operationId);
    expect([...played.map(({ operationId }) => operationId), 'getOpenapi'].toSorted()).toEqual(
      all.toSorted(),
    );
  });

  it.each(played.map((one) => [one.operationId, one] as const))(
    '%s: with every status that it is answered with, and repeated, the first answer again',
    (operationId, { answers, repeated }) => {
      const contract = contractOf(operationId);
      const statuses = Object.keys(answers).map(Number);
      expect(statuses.toSorted()).toEqual(answeredWith(contract).toSorted());
      if (repeated) expect(repeated.headers['idempotency-replayed']).toBe('true');
    },
  );
});
