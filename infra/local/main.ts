import { banner } from './banner.ts';
import { BadUsage, readFlags, usage } from './flags.ts';
import type { LocalStack } from './stack.ts';

function fail(exitCode: number, error: unknown): void {
  console.error(`makegood: ${error instanceof Error ? error.message : error}`);
  if (exitCode === 2) console.error('Try --help.');
  process.exitCode = exitCode;
}

/** Also while it still starts. Whoever asks twice does not want to wait. */
function stopWhenAsked(starting: Promise<LocalStack>): void {
  const asked = () => {
    process.removeListener('SIGINT', asked).removeListener('SIGTERM', asked);
    starting.then(
      ({ stop }) => stop().catch((error) => fail(1, error)),
      () => undefined,
    );
  };
  process.on('SIGINT', asked).on('SIGTERM', asked);
}

async function main(args: readonly string[]): Promise<void> {
  const options = readFlags(args);
  if (options === 'help') {
    console.log(usage);
    return;
  }
  // Only now, because it takes a second: help and mistakes are answered at once.
  const { startLocalStack } = await import('./stack.ts');
  const starting = startLocalStack(options);
  stopWhenAsked(starting);
  const { baseUrl } = await starting;
  console.log(banner(baseUrl, options));
}

main(process.argv.slice(2)).catch((error) => fail(error instanceof BadUsage ? 2 : 1, error));
