import { type BundlingOptions, LogLevel, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

/**
 * One ES module a function, with its own copy of the DynamoDB client: what runs is what was tested.
 *
 * Lambda's runtime brings the SSM client, which is asked for once, while a function starts. Nor are
 * the sources of credentials bundled that are only looked at outside Lambda: there the environment
 * holds them, and each of these is loaded when all before it had none.
 */
export const bundling = {
  format: OutputFormat.ESM,
  target: 'node24',
  minify: true,
  mainFields: ['module', 'main'],
  externalModules: [
    '@aws-sdk/client-ssm',
    '@aws-sdk/credential-provider-ini',
    '@aws-sdk/credential-provider-process',
    '@aws-sdk/credential-provider-sso',
    '@aws-sdk/credential-provider-web-identity',
    '@smithy/credential-provider-imds',
  ],
  logLevel: LogLevel.WARNING,
  // Packages written for CommonJS ask for Node's own modules by `require`, which ES modules lack.
  banner:
    "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
} as const satisfies BundlingOptions;
