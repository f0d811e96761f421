import { expect, it } from 'vitest';
import { BadUsage, readFlags } from '../../infra/local/flags.ts';

it('listens where nothing else is said, in real time and quietly', () => {
  expect(readFlags([])).toEqual({ isVerbose: false });
});

it('takes every flag', () => {
  const args = ['--port=0', '--data', 'here', '--clock', '2026-03-02T09:00:00Z', '--verbose'];
  expect(readFlags(args)).toEqual({
    port: 0,
    data: 'here',
    clock: '2026-03-02T09:00:00Z',
    isVerbose: true,
  });
  expect(readFlags(['--help', '--port', '1'])).toBe('help');
});

it.each([
  ['--prot', '1'],
  ['stray'],
  ['--port'],
  ['--port', 'http'],
  ['--port', '65536'],
  ['--port', '-1'],
  ['--data', ''],
  ['--clock', 'tomorrow'],
])('refuses %s %s', (...args) => {
  expect(() => readFlags(args)).toThrow(BadUsage);
});
