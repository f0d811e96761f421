import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';

/** A running embedded DynamoDB. @property stop resolves once its process is gone */
export type Engine = { readonly endpoint: string; readonly stop: () => Promise<void> };

/** The engine is an optional package with a build for each platform. */
function binary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}/package.json`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), 'dynoxide');
  } catch {
    throw new Error(`there is no embedded DynamoDB for ${process.platform} on ${process.arch}`);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Long after it should have been there. */
const patience = 15_000;

/** Resolves once the engine says that it listens. */
function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (text: Buffer) => {
      said += text;
      if (said.includes('listening')) resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    setTimeout(() => reject(new Error(`the engine does not start: ${said}`)), patience).unref();
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the engine ended with ${code}: ${said}`)));
  });
}

/** @param file where to keep the tables; in memory where absent */
export async function startEngine(file?: string): Promise<Engine> {
  const port = await freePort();
  const place = file ? ['--db-path', file] : [];
  const child = spawn(binary(), ['--port', String(port), ...place], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill();
  process.once('exit', kill);
  await listening(child);
  const stop = async () => {
    process.removeListener('exit', kill);
    // Ctrl+C reaches the whole group, so the engine may have ended before it was asked to.
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await gone;
  };
  return { endpoint: `http://127.0.0.1:${port}`, stop };
}
