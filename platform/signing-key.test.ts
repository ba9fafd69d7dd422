import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { signingKeyOf } from './signing-key.ts';

describe('the signing key', () => {
  it('is the configured one, else made once and readable by its user only', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'hub-config-'));
    const key = 'k'.repeat(40);
    expect(signingKeyOf({ signingKey: key, dataDir })).toBe(key);

    const made = signingKeyOf({ signingKey: null, dataDir });
    expect(made.length).toBeGreaterThanOrEqual(32);
    expect(signingKeyOf({ signingKey: null, dataDir })).toBe(made);
    expect(statSync(join(dataDir, 'signing.key')).mode & 0o777).toBe(0o600);
    rmSync(dataDir, { recursive: true });
  });

  it('is refused when its file was cut short, and left as it is', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'hub-config-'));
    writeFileSync(join(dataDir, 'signing.key'), 'short');
    expect(() => signingKeyOf({ signingKey: null, dataDir })).toThrow('it is shorter');
    expect(readFileSync(join(dataDir, 'signing.key'), 'utf8')).toBe('short');
    rmSync(dataDir, { recursive: true });
  });
});
