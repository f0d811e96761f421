import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../infra/local/main.ts', import.meta.url));

/** What the command says, and the code it ends with. */
const run = (args: readonly string[], environment: Record<string, string> = {}) =>
  new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
    const env = { ...process.env, ...environment };
    execFile(process.execPath, [main, ...args], { env }, (error, out, err) => {
      resolve({ code: error?.code ?? 0, out, err });
    });
  });

it('explains itself', async () => {
  const { code, out, err } = await run(['--help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const flag of ['--port', '--data', '--clock', '--verbose']) expect(out).toContain(flag);
});

it('ends with 2 on a flag it does not know', async () => {
  const { code, err } = await run(['--prot', '1']);
  expect(code).toBe(2);
  expect(err).toContain("'--prot'");
});

it('ends with 1 on a secret that is empty, and never shows another', async () => {
  const { code, out, err } = await run(['--port', '0'], {
    MAKEGOOD_STRIPE_WEBHOOK_SECRET: 'whsec_not_to_be_seen',
    MAKEGOOD_JOB_EVENTS_SECRET: '',
  });
  expect(code).toBe(1);
  expect(err).toContain('MAKEGOOD_JOB_EVENTS_SECRET is empty');
  expect(out + err).not.toContain('whsec_not_to_be_seen');
});
