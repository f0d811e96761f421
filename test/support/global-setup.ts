import type { TestProject } from 'vitest/node';
import { startEngine } from '../../infra/local/engine.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    engine: string;
  }
}

/** One embedded DynamoDB for the whole run; every world has a table of its own in it. */
export default async function setup(project: TestProject) {
  const engine = await startEngine();
  project.provide('engine', engine.endpoint);
  return engine.stop;
}
