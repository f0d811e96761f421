import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bundling } from '../../infra/constructs/bundling.ts';
import { connectLocally } from '../../infra/local/runtime.ts';
import { createTable } from '../../infra/local/tables.ts';
import { readDefinition } from '../../infra/local/template.ts';
import { httpFunctions, publicFunction, scheduledFunctions } from '../../infra/routes.ts';

const root = join(import.meta.dirname, '../..');

/** A provider's library is as large as all the rest, so a function has it only where it calls one. */
const callProviders = [
  'functions/app/money/handler.ts',
  'functions/support/money/handler.ts',
  'functions/schedules/work-deadlines.ts',
];

const mostBytes = { plain: 400_000, callingProviders: 900_000 };

const mostOf = (entry: string): number =>
  callProviders.includes(entry) ? mostBytes.callingProviders : mostBytes.plain;

/** As NodejsFunction calls esbuild for the options that it is given. */
async function bundle(entry: string) {
  const { format, target, minify, mainFields, externalModules, banner } = bundling;
  const { outputFiles, metafile } = await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    logLevel: 'error',
    format,
    target,
    minify,
    mainFields: [...mainFields],
    external: [...externalModules],
    banner: { js: banner },
  });
  const text = outputFiles.map((file) => file.text).join('');
  return { entry, text, inputs: Object.keys(metafile.inputs) };
}

const served = [...httpFunctions, publicFunction, ...scheduledFunctions];

describe.each(served)('the bundle of $entry', ({ entry, access }) => {
  const callsProviders = callProviders.includes(entry);
  let built: Awaited<ReturnType<typeof bundle>>;

  beforeAll(async () => {
    built = await bundle(entry);
  });

  it('is small enough to start fast', () => {
    expect(built.text.length).toBeLessThanOrEqual(mostOf(entry));
  });

  it(`holds ${callsProviders ? 'the libraries of both payment providers' : 'no library of a payment provider'}`, () => {
    const libraries = ['stripe', '@paddle/paddle-node-sdk'].filter((library) =>
      built.inputs.some((input) => input.includes(`node_modules/${library}/`)),
    );
    expect(libraries).toEqual(callsProviders ? ['stripe', '@paddle/paddle-node-sdk'] : []);
  });

  it('holds nothing of the deployment', () => {
    const package_ = /node_modules\/(aws-cdk-lib|constructs|esbuild)\b/;
    expect(built.inputs.filter((input) => package_.test(input))).toEqual([]);
    expect(built.inputs.filter((input) => /(^|\/)(infra|test)\//.test(input))).toEqual([]);
  });

  it('holds the client of the table only where it may use it', () => {
    const client = /node_modules\/@(aws-sdk|smithy)\//;
    expect(built.inputs.some((input) => client.test(input))).toBe(access !== 'none');
  });

  it('looks for what is due only where it may', () => {
    expect(/\bIndexName:/.test(built.text)).toBe(access === 'items_and_due');
  });

  it('goes through the whole table only where it may', () => {
    expect(/\bnew \w+\(\{TableName:\w+,FilterExpression:/.test(built.text)).toBe(
      access === 'items_and_scan',
    );
  });
});

/** Opens an account as API Gateway would ask for it, and prints the answer. */
const call = `
  import { handler } from './index.mjs';
  const answer = await handler(
    {
      routeKey: 'ANY /v1/{product}/accounts',
      rawPath: '/v1/skena/accounts',
      pathParameters: { product: 'skena' },
      headers: { authorization: 'Bearer key' },
      requestContext: { requestId: 'one', http: { method: 'POST', path: '/v1/skena/accounts' } },
      body: JSON.stringify({ accountId: 'ana', email: 'ana@example.com' }),
      isBase64Encoded: false,
    },
    { getRemainingTimeInMillis: () => 10_000 },
  );
  console.error(JSON.stringify(answer));
`;

describe('a bundle far from the packages of this project', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'makegood-bundle-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('starts as in Lambda, finds its credentials and writes to the table', async () => {
    const MAKEGOOD_TABLE = `bundle-${randomUUID()}`;
    const client = connectLocally(inject('engine'));
    await createTable(client, MAKEGOOD_TABLE, readDefinition().table);
    client.destroy();
    const { text } = await bundle('functions/app/handler.ts');
    await writeFile(join(folder, 'index.mjs'), text);
    await writeFile(join(folder, 'call.mjs'), call);

    const secret = 'whsec_bG9jYWw=';
    const sha256 = createHash('sha256').update('key').digest('hex');
    const env = {
      AWS_LAMBDA_FUNCTION_NAME: 'app',
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_SESSION_TOKEN: 'local',
      AWS_ENDPOINT_URL_DYNAMODB: inject('engine'),
      MAKEGOOD_TABLE,
      MAKEGOOD_STRIPE_WEBHOOK_SECRET: secret,
      MAKEGOOD_PADDLE_WEBHOOK_SECRET: secret,
      MAKEGOOD_JOB_EVENTS_SECRET: secret,
      MAKEGOOD_API_KEYS: `skena:app:${sha256}`,
    };
    const run = promisify(execFile);
    const { stderr } = await run(process.execPath, ['call.mjs'], { cwd: folder, env });
    expect(JSON.parse(stderr)).toMatchObject({ statusCode: 201 });
  });
});
