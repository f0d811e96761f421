import * as z from 'zod/mini';
import { Case } from '../../../shared/contract/case-answer.ts';
import { CaseFile } from '../../../shared/contract/case-files.ts';
import { Work } from '../../../shared/contract/payments.ts';
import { Trace } from '../../../shared/contract/traces.ts';
import type { Look, Scene } from './story.ts';

const list = (words: readonly string[], none: string) => words.join(', ') || none;

const told = ({ answer }: Scene) => z.object({ body: Case }).parse(answer).body;

/** Must be the answer of the step itself. */
export const caseAnswer: Look = (scene) => {
  const { state, missing, redacted } = told(scene);
  const asks = missing.length > 0 ? `missing ${missing.join(', ')}` : 'nothing missing';
  return `case: ${state}; ${asks}; cut out: ${list(redacted, 'nothing')}`;
};

/** The evidence on record, as support reads it. */
export const dossier: Look = async (scene) => {
  const { caseId } = told(scene);
  const { body } = await scene.cast.shop.support.get(`/cases/${caseId}`);
  const { checks, suggestion } = CaseFile.parse(body).dossier;
  const answers = checks.map(({ id, answer }) => `${id} ${answer}`).join(', ');
  return `dossier: ${answers}; suggests ${suggestion.outcome} (${suggestion.clause})`;
};

/** What the newest entry was decided by. */
export const trace: Look = async ({ cast, account }) => {
  const [newest] = await cast.customer.entries();
  const path = `/accounts/${account.accountId}/entries/${newest?.entryId}`;
  const { entry, rule, cause, facts } = Trace.parse((await cast.shop.support.get(path)).body);
  return `behind the entry: ${entry.kind} by ${rule.clause} of ${rule.policy}, ${cause}, ${facts.variants} variant`;
};

/** The cases that are somebody's work, soonest due first. */
export const openCases = async ({ cast }: Pick<Scene, 'cast'>) => {
  const { body } = await cast.shop.support.get('/work?kind=case');
  return z.object({ items: z.array(Work) }).parse(body).items;
};

export const cases: Look = async (scene) => {
  const items = await openCases(scene);
  const states = items.map(async ({ id, dueAt }) => {
    const { body } = await scene.cast.shop.support.get(`/cases/${id}`);
    return `${CaseFile.parse(body).state}, due ${dueAt}`;
  });
  return `support's cases: ${list(await Promise.all(states), 'none')}`;
};
