import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/**
 * One deployment of everything, with a table of its own.
 *
 * @property keepsData the table and the logs outlive the stack, and the table can be brought back to
 *   any second of the last 35 days
 * @property livemode whether it takes Stripe's events of real money, or those of test mode
 * @property throttle requests a second over all callers, and how many at once above that; beyond
 *   it API Gateway answers 429
 */
export type Stage = {
  readonly name: string;
  readonly keepsData: boolean;
  readonly livemode: boolean;
  readonly logRetention: RetentionDays;
  readonly throttle: { readonly rateLimit: number; readonly burstLimit: number };
};

// biome-ignore format: one stage a row
const stages: Readonly<Record<string, Omit<Stage, 'name'>>> = {
  dev:     { keepsData: false, livemode: false, logRetention: RetentionDays.ONE_WEEK,  throttle: { rateLimit: 50,    burstLimit: 100 } },
  staging: { keepsData: false, livemode: false, logRetention: RetentionDays.ONE_MONTH, throttle: { rateLimit: 200,   burstLimit: 400 } },
  prod:    { keepsData: true,  livemode: true,  logRetention: RetentionDays.ONE_YEAR,  throttle: { rateLimit: 1_000, burstLimit: 2_000 } },
};

/** @throws Error naming the stages there are; a misspelt one must not become a new deployment */
export function stageNamed(name: string): Stage {
  const stage = Object.hasOwn(stages, name) ? stages[name] : undefined;
  if (!stage) throw new Error(`there is no stage ${name}, only ${Object.keys(stages).join(', ')}`);
  return { name, ...stage };
}
