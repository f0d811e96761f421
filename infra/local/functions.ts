import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context as LambdaContext } from 'aws-lambda';
import type { Runtime } from '../../shared/runtime/runtime.ts';
import type { DefinedFunction } from './template.ts';

/** A function built for this machine, called as Lambda calls it. */
export type Invoke<Event, Result> = (event: Event, requestId: string) => Promise<Result>;

type Handler = (event: unknown, lambda: LambdaContext) => Promise<unknown>;

const projectRoot = join(import.meta.dirname, '../..');

/** As much of Lambda's context as the functions look at. */
function lambdaContext(awsRequestId: string, timeoutMilliseconds: number): LambdaContext {
  const cutOffAt = performance.now() + timeoutMilliseconds;
  const getRemainingTimeInMillis = () => Math.max(0, Math.round(cutOffAt - performance.now()));
  return { awsRequestId, getRemainingTimeInMillis } as LambdaContext;
}

async function build(entry: string, runtime: Runtime): Promise<Handler> {
  const module = await import(pathToFileURL(join(projectRoot, entry)).href);
  if (typeof module.build !== 'function') throw new Error(`${entry} does not export build`);
  return module.build(runtime);
}

/** Builds the functions that the templates name, each of them once. */
export function functionLoader(runtime: Runtime) {
  const built = new Map<string, Promise<Handler>>();
  return async <Event, Result>(defined: DefinedFunction): Promise<Invoke<Event, Result>> => {
    const { entry, timeoutMilliseconds } = defined;
    const building = built.get(entry) ?? build(entry, runtime);
    built.set(entry, building);
    const handler = await building;
    return (event, requestId) =>
      handler(event, lambdaContext(requestId, timeoutMilliseconds)) as Promise<Result>;
  };
}

export type LoadFunction = ReturnType<typeof functionLoader>;
