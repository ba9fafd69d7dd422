import { expect, it } from 'vitest';
import { ReplayMemory } from './replay-memory.ts';

it('takes a call once, until it would be refused as expired', () => {
  const memory = new ReplayMemory();
  expect(memory.note('a', 135, 100)).toBe('NEW');
  expect(memory.note('a', 135, 100)).toBe('SEEN');
  expect(memory.note('a', 135, 134)).toBe('SEEN');
  expect(memory.size).toBe(1);
});

it('forgets what is refused as expired anyway, and still does not take it', () => {
  const memory = new ReplayMemory();
  memory.note('a', 135, 100);
  memory.note('b', 136, 101);

  expect(memory.note('a', 135, 135)).toBe('SEEN');
  expect(memory.size).toBe(1);
  expect(memory.note('b', 136, 135)).toBe('SEEN');
});

it('takes nothing that it may have forgotten when the clock is turned back', () => {
  const memory = new ReplayMemory();
  memory.note('a', 135, 100);
  memory.note('b', 160, 140);

  expect(memory.note('a', 135, 110)).toBe('SEEN');
  expect(memory.note('c', 141, 110)).toBe('NEW');
});

it('is full when it is full, rather than forget a call that could come again', () => {
  const memory = new ReplayMemory(2);
  memory.note('a', 135, 100);
  memory.note('b', 136, 100);

  expect(memory.note('c', 137, 100)).toBe('FULL');
  expect(memory.note('a', 135, 100)).toBe('SEEN');
  expect(memory.note('c', 137, 134)).toBe('FULL');
  expect(memory.note('c', 137, 135)).toBe('NEW');
  expect(memory.note('c', 137, 135)).toBe('SEEN');
  expect(memory.size).toBe(2);
});
