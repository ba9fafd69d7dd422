import { describe, expect, it } from 'vitest';
import { type Logger, silentLogger } from '../platform/log.ts';
import { catchUp } from './catch-up.ts';

async function saidBy(caughtUp: () => Promise<void>): Promise<string[]> {
  const said: string[] = [];
  const logger: Logger = {
    ...silentLogger,
    info: (message) => said.push(`info: ${message}`),
    warn: (message) => said.push(`warn: ${message}`),
  };
  await catchUp({ caughtUp }, logger, 20);
  return said;
}

describe('a hub that starts', () => {
  it('waits until what its feeds hold is applied', async () => {
    expect(await saidBy(async () => {})).toEqual(['info: caught up with the register of agencies']);
  });

  it('serves what there is when that takes too long, also when it fails afterwards', async () => {
    const failing = Promise.withResolvers<void>();
    expect(await saidBy(() => failing.promise)).toEqual([
      'warn: serving before the register of agencies is taken over; it goes on meanwhile',
    ]);
    failing.reject(new Error('stopped'));
  });

  it('serves what there is when that fails', async () => {
    expect(await saidBy(() => Promise.reject(new Error('broken')))).toEqual([
      'warn: serving though the register of agencies could not be taken over; it is tried again',
    ]);
  });
});
