import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { GUARDS, withoutGuard } from './guards/list.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

it.each(GUARDS.map((guard) => [guard.name, guard] as const))('knows where this guard is: %s', (_, guard) => {
  const whole = read(guard.file);
  expect(withoutGuard(whole, guard)).not.toBe(whole);
  for (const test of guard.tests) expect(read(test)).toContain('expect(');
});

it('has a name of its own for each guard', () => {
  expect(new Set(GUARDS.map(({ name }) => name)).size).toBe(GUARDS.length);
});
