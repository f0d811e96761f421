import type { Policy } from '../policy/policy.ts';
import type { Runtime } from './runtime.ts';

/** Their texts are long and rarely asked for, so they are only read when somebody does. */
const wordsOf = async (policy: Policy) => {
  const { publishedWords } = await import('./published-words.ts');
  return publishedWords(policy);
};

/** A function that writes about policies. Only such functions carry their texts. */
export const citingPolicies =
  <Handler>(build: (runtime: Runtime) => Handler) =>
  (runtime: Runtime): Handler =>
    build({ wordsOf, ...runtime });
