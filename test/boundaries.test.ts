import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type BoundaryChange, boundariesOn } from '../domain/boundaries.ts';

interface Agency {
  readonly key: string;
  readonly kind: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

const read = <Row>(name: string) =>
  JSON.parse(readFileSync(new URL(`../data/${name}.json`, import.meta.url), 'utf8')) as Row[];
const agencies = new Map(read<Agency>('agencies').map((agency) => [agency.key, agency]));
const successions = read<BoundaryChange & { readonly key: string }>('successions');
const boundaries = (on: string) => boundariesOn(successions, on, (key) => agencies.get(key) ?? null);

const provinces = [...agencies.values()].filter(({ kind }) => kind === 'PROVINCE');
const before = provinces.filter(({ validFrom }) => validFrom === null).map(({ key }) => key);
const mergers = successions.filter(({ kind, to }) => kind === 'MERGE' && to[0]?.startsWith('province/'));

describe('the provinces of 01/07/2025', () => {
  it('are 34: 23 of which 52 were merged, 11 kept', () => {
    const targets = before.map((key) => boundaries('2025-07-01').standsFor(key, '2024-12-31').targetId);
    expect(before).toHaveLength(63);
    expect(new Set(targets).size).toBe(34);
    expect(targets).not.toContain(null);
    expect(before.filter((key, i) => targets[i] === key)).toHaveLength(11);
    expect(mergers).toHaveLength(23);
    expect(new Set(mergers.flatMap(({ from }) => from)).size).toBe(52);
  });

  it.each(mergers.map(({ to, from }) => [to[0]!, from] as const))(
    '%s is the sum of its predecessors',
    (merged, from) => {
      const then = boundaries('2025-07-01');
      const summed = before.filter((key) => then.standsFor(key, '2024-06-30').targetId === merged);
      expect(summed.sort()).toEqual([...from].sort());
      expect(then.standsFor(merged, '2025-07-01').targetId).toBe(merged);
    },
  );

  it.each(before)('%s of 2024 is itself again on boundaries of 2024', (key) => {
    expect(boundaries('2024-12-31').standsFor(key, '2024-06-30')).toEqual({ targetId: key, reason: null, among: [] });
  });

  it.each(mergers.map(({ to, from }) => [to[0]!, from] as const))('%s is not taken apart again', (merged, from) => {
    expect(boundaries('2025-06-30').standsFor(merged, '2025-07-01')).toEqual({
      ...{ targetId: null, reason: 'MERGED_FROM_SEVERAL', isPartlyLost: false },
      among: [...from].sort(),
    });
  });

  it('that were kept stand for themselves, both ways', () => {
    for (const key of before.filter((key) => agencies.get(key)!.validTo === null)) {
      expect(boundaries('2025-07-01').standsFor(key, '2025-06-30').targetId).toBe(key);
      expect(boundaries('2025-06-30').standsFor(key, '2025-07-01').targetId).toBe(key);
    }
  });
});

describe('ministries and departments', () => {
  it.each([
    ['ministry/ke-hoach-va-dau-tu', '2025-02-28', '2025-03-01', 'ministry/tai-chinh', null],
    ['ministry/tai-chinh', '2025-02-28', '2025-03-01', 'ministry/tai-chinh', null],
    ['ministry/tai-chinh', '2025-03-01', '2025-02-28', null, 'MERGED_FROM_SEVERAL'],
    ['ministry/tu-phap', '2025-02-28', '2025-03-01', null, 'PARTLY_MOVED'],
    ['ministry/cong-an', '2025-02-28', '2025-03-01', 'ministry/cong-an', null],
    ['ministry-level/van-phong-chinh-phu', '2025-12-31', '2026-01-01', null, 'PARTLY_MOVED'],
    ['ministry-level/van-phong-chinh-phu', '2025-12-31', '2025-12-31', 'ministry-level/van-phong-chinh-phu', null],
    ['ministry/lao-dong-thuong-binh-va-xa-hoi', '2025-02-28', '2025-03-01', null, 'PARTLY_MOVED'],
    [
      'government-attached/bao-hiem-xa-hoi-viet-nam',
      '2025-02-28',
      '2026-01-01',
      'government-attached/bao-hiem-xa-hoi-viet-nam',
      null,
    ],
    [
      'department/binh-dinh/so-ke-hoach-va-dau-tu',
      '2025-02-28',
      '2025-03-01',
      'department/binh-dinh/so-tai-chinh',
      null,
    ],
    [
      'department/binh-dinh/so-van-hoa-va-the-thao',
      '2025-02-28',
      '2025-06-30',
      'department/binh-dinh/so-van-hoa-va-the-thao',
      null,
    ],
    ['department/binh-dinh/so-van-hoa-va-the-thao', '2025-02-28', '2025-07-01', null, 'NO_COUNTERPART'],
    ['department/vpcp/cuc-kiem-soat-thu-tuc-hanh-chinh', '2025-12-31', '2026-01-01', null, 'NO_COUNTERPART'],
  ] as const)('%s of %s stands on %s for %s (%s)', (key, day, on, targetId, reason) => {
    expect(boundaries(on).standsFor(key, day)).toMatchObject({ targetId, reason });
  });
});
