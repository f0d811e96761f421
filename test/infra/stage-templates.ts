import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { addStacks } from '../../infra/stacks/stacks.ts';

const cdkJson = new URL('../../cdk.json', import.meta.url);

/** A stage's templates as `cdk synth` makes them, validated the same, but for building the code. */
export function stageTemplates(stage: string): {
  readonly data: Template;
  readonly service: Template;
} {
  const { context } = JSON.parse(readFileSync(cdkJson, 'utf8'));
  const outdir = mkdtempSync(join(tmpdir(), 'makegood-'));
  try {
    const app = new App({ outdir, context: { ...context, stage, 'aws:cdk:bundling-stacks': [] } });
    const { data, service } = addStacks(app);
    return { data: Template.fromStack(data), service: Template.fromStack(service) };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
