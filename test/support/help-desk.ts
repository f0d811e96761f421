import { expect } from 'vitest';
import * as z from 'zod/mini';
import { Case } from '../../shared/contract/case-answer.ts';
import { CaseFile } from '../../shared/contract/case-files.ts';
import type { ProductClient } from './product-client.ts';

type Told = object;

/** Ann asks for help, as her product's backend passes it on, and support looks into it. */
export function helpDesk(client: ProductClient) {
  let calls = 0;
  const once = () => {
    calls += 1;
    return { 'idempotency-key': `help-${calls}` };
  };
  const asked = { email: 'ann@example.com', kind: 'credits_wrong', message: 'Please have a look.' };
  const send = (told: Told = {}, key = once()) => client.post('/cases', { ...asked, ...told }, key);
  const tell = (caseId: string, told: Told, key = once()) =>
    client.post(`/cases/${caseId}/details`, told, key);
  const answer = (caseId: string, outcome: string, told: Told = {}, key = once()) => {
    const said = { outcome, message: 'We looked into it.', by: 'sue', ...told };
    return client.support.post(`/cases/${caseId}/answer`, said, key);
  };

  /** The case as support sees it, with its dossier. */
  const file = async (caseId: string) => {
    const { status, body } = await client.support.get(`/cases/${caseId}`);
    expect({ status, body }).toMatchObject({ status: 200 });
    return CaseFile.parse(body);
  };

  return {
    send,
    tell,
    answer,
    /** The case that is opened by what is told, and what it is about, which support alone may be told. */
    ask: async (told: Told = {}) => {
      const { status, body } = await send(told);
      expect({ status, body }).toMatchObject({ status: 201 });
      const { caseId } = Case.parse(body);
      const { about } = await file(caseId);
      return { ...Case.parse(body), about };
    },
    file,
    /** Open cases, soonest due first. */
    work: async (): Promise<z.infer<typeof CaseWork>[]> => {
      const { body } = await client.support.get('/work?kind=case&limit=100');
      return z.array(CaseWork).parse(body.items);
    },
  };
}

const CaseWork = z.object({
  kind: z.literal('case'),
  id: z.string(),
  accountId: z.optional(z.string()),
  dueAt: z.string(),
  overdue: z.boolean(),
  summary: z.string(),
});

export type HelpDesk = ReturnType<typeof helpDesk>;

/** What the dossier answers to its five questions, each by its id. */
export const answersOf = ({ dossier }: z.infer<typeof CaseFile>) =>
  Object.fromEntries(dossier.checks.map(({ id, answer }) => [id, answer]));
