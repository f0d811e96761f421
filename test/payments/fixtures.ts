import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Payloads as providers published them. They are not ours to copy, so they may be absent. */
const folder = new URL('../../../shared/fixtures/', import.meta.url);

export const hasFixtures = existsSync(folder);

/** @param path of a JSON file, such as `stripe/events/refund.failed.json` */
export const fixture = (path: string) => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));

/** The names, without `.json`, of all fixtures of one folder. */
export const fixturesIn = (path: string): string[] =>
  hasFixtures ? readdirSync(new URL(path, folder)).map((name) => name.replace(/\.json$/, '')) : [];
