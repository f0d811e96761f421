import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { addStacks } from '../stacks/stacks.ts';

type Resource = { readonly Type: string; readonly Properties?: unknown };
export type Resources = Readonly<Record<string, Resource>>;

/** The stacks of the stage `dev` under the context of `cdk.json`, without building any code. */
export function synthesize(): Resources {
  const { context } = JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8'));
  const outdir = mkdtempSync(join(tmpdir(), 'makegood-'));
  try {
    const app = new App({
      outdir,
      context: { ...context, 'aws:cdk:bundling-stacks': [] },
      autoSynth: false,
      analyticsReporting: false,
      treeMetadata: false,
      stackTraces: false,
      builtinCloudFormationValidation: false,
    });
    addStacks(app);
    const { stacks } = app.synth();
    return Object.assign({}, ...stacks.map(({ template }) => template.Resources));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
