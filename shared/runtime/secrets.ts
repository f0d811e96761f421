/**
 * Secrets lie in SSM as SecureStrings below one path, under the names of the environment variables
 * they stand for. Lambda's runtime brings the SSM client with it, so that no bundle has to.
 */
export async function withSecrets(
  environment: NodeJS.ProcessEnv,
): Promise<Readonly<Record<string, string | undefined>>> {
  const path = environment.MAKEGOOD_SECRETS_PATH;
  if (!path) return environment;

  const { SSMClient, paginateGetParametersByPath } = await import('@aws-sdk/client-ssm');
  const secrets: Record<string, string> = {};
  const pages = paginateGetParametersByPath(
    { client: new SSMClient({}) },
    { Path: path, WithDecryption: true },
  );
  for await (const { Parameters = [] } of pages) {
    for (const { Name = '', Value = '' } of Parameters) {
      secrets[Name.slice(path.length + 1)] = Value;
    }
  }
  return { ...environment, ...secrets };
}
