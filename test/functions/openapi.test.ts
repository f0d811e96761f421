import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { operations as anyone } from '../../functions/public/handler.ts';
import { httpFunctions } from '../../infra/routes.ts';
import { openapiDocument } from '../../shared/contract/openapi/document.ts';
import { keyedOperations } from '../support/served.ts';
import { newWorld } from '../support/world.ts';

const root = join(import.meta.dirname, '../..');
const document = openapiDocument(['skena', 'post-remixer', 'jimeng']);

const Operation = z.object({
  operationId: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
});

const described = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => {
    const { operationId, security } = Operation.parse(operation);
    return { call: `${method.toUpperCase()} ${path}`, operationId, security };
  }),
);

const isSigned = (path: string) =>
  httpFunctions.some(
    ({ entry, paths }) => entry.startsWith('functions/webhooks/') && paths.includes(path),
  );

describe('the document has every call that is served, and no other', () => {
  it('of those that are made with a key, or by anyone', () => {
    const served = [...keyedOperations, ...anyone].map(
      ({ contract: { method, path, operationId } }) => `${method} ${path} ${operationId}`,
    );
    const found = described
      .filter(({ call }) => !isSigned(call.split(' ')[1] ?? ''))
      .map(({ call, operationId }) => `${call} ${operationId}`);
    expect(found.toSorted()).toEqual(served.toSorted());
  });

  it('of those that are signed', () => {
    const webhooks = httpFunctions.filter(({ entry }) => entry.startsWith('functions/webhooks/'));
    const served = webhooks.flatMap(({ paths }) => paths.map((path) => `POST ${path}`));
    const found = described.map(({ call }) => call).filter((call) => isSigned(call.slice(5)));
    expect(found.toSorted()).toEqual(served.toSorted());
  });

  it('each by the name of its file', () => {
    const files = ['app', 'support', 'public'].flatMap((folder) =>
      readdirSync(join(root, 'functions', folder), { recursive: true, encoding: 'utf8' }),
    );
    const names = files.filter((file) => file.endsWith('.ts')).map((file) => basename(file, '.ts'));
    const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (big) => `-${big.toLowerCase()}`);
    const called = described
      .filter(({ call }) => !isSigned(call.slice(5)))
      .map(({ operationId }) => kebab(operationId));
    expect(names.filter((name) => name !== 'handler').toSorted()).toEqual(called.toSorted());
  });
});

/** Every object in a value, with where it is. */
function* objectsIn(value: unknown, place = '#'): Generator<readonly [string, object]> {
  if (typeof value !== 'object' || value === null) return;
  yield [place, value];
  for (const [name, inner] of Object.entries(value)) yield* objectsIn(inner, `${place}/${name}`);
}

const schemas = document.components.schemas ?? {};
const isAt = (reference: string) => {
  const parts = reference.slice('#/'.length).split('/');
  const found = parts.reduce<unknown>(
    (at, part) => (at as Record<string, unknown>)?.[part],
    document,
  );
  return found !== undefined;
};

describe('the document is whole', () => {
  it('what it refers to is there', () => {
    const references = [...objectsIn(document)].flatMap(([, at]) =>
      '$ref' in at ? [String(at.$ref)] : [],
    );
    expect(references.length).toBeGreaterThan(500);
    expect(references.filter((reference) => !isAt(reference))).toEqual([]);
  });

  it('every field of every shape says what it is', () => {
    const silent = [...objectsIn(schemas)].flatMap(([place, at]) =>
      Object.entries('properties' in at ? (at.properties as object) : {})
        .filter(([, property]) => !('description' in property || '$ref' in property))
        .map(([name]) => `${place} ${name}`),
    );
    expect(silent).toEqual([]);
  });

  it('every shape says what it is', () => {
    const silent = Object.entries(schemas).filter(([, schema]) => !schema.description);
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it('the version is that of the package', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(document.info).toMatchObject({ version });
  });
});

describe('GET /v1/openapi.json', () => {
  it('is read by anyone, and may be kept for a while', async () => {
    const world = await newWorld();
    const answered = await world.send({ method: 'GET', path: '/v1/openapi.json' });
    expect(answered).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'public, max-age=300',
      },
    });
    expect(answered.body).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('says which calls want a key of which scope', () => {
    const keys = new Map(described.map(({ operationId, security }) => [operationId, security]));
    expect(keys.get('startJob')).toEqual([{ key: ['app'] }]);
    expect(keys.get('adjustAccount')).toEqual([{ key: ['support'] }]);
    expect(keys.get('hearJobEvent')).toEqual([{ worker: [] }]);
    expect(keys.get('getHealth')).toEqual([]);
  });
});
