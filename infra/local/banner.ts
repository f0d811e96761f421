import type { LocalStackOptions } from './stack.ts';

/** Three calls that show what this is about, in this order. */
export const examples = [
  { path: '/v1/skena/accounts', body: { accountId: 'ana', email: 'ana@example.com' } },
  {
    path: '/v1/skena/jobs',
    body: { jobId: 'first', accountId: 'ana', action: 'image', variants: 4 },
  },
  { path: '/v1/skena/accounts/ana' },
] as const;

const curl = (baseUrl: string, example: (typeof examples)[number]): string => {
  const call = `curl -s ${baseUrl}${example.path} -H 'authorization: Bearer mk_local_skena_app'`;
  return 'body' in example ? `${call} --json '${JSON.stringify(example.body)}'` : call;
};

const tellWhere = ({ data }: LocalStackOptions) =>
  data === undefined ? 'in memory, gone when this stops' : `kept in ${data}`;

const tellClock = ({ clock }: LocalStackOptions) =>
  clock === undefined ? 'real time' : `frozen at ${clock}`;

/** What is said once everything runs. */
export const banner = (baseUrl: string, options: LocalStackOptions): string => `
Makegood listens at ${baseUrl}
  tables  ${tellWhere(options)}
  clock   ${tellClock(options)}

Open an account, start a job, see what it cost:
${examples.map((example) => `  ${curl(baseUrl, example)}`).join('\n')}

Keys and secrets: ${baseUrl}/_local/config. Ctrl+C stops it.
`;
