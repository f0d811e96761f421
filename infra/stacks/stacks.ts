import { type App, Tags } from 'aws-cdk-lib';
import { stageNamed } from '../stages.ts';
import { DataStack } from './data-stack.ts';
import { ServiceStack } from './service-stack.ts';

/** The stacks of the stage that `-c stage=` names, `dev` where it names none. */
export function addStacks(app: App): { readonly data: DataStack; readonly service: ServiceStack } {
  const stage = stageNamed(app.node.tryGetContext('stage') ?? 'dev');
  const { keepsData: terminationProtection } = stage;
  const data = new DataStack(app, `makegood-${stage.name}-data`, { stage, terminationProtection });
  const { table, alarms } = data;
  const service = new ServiceStack(app, `makegood-${stage.name}-service`, { stage, table, alarms });
  Tags.of(app).add('app', 'makegood');
  Tags.of(app).add('stage', stage.name);
  return { data, service };
}
