import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../domain/period.ts';
import { type AgenciesSubgraph, startAgencies, TODAY } from './support/agencies-subgraph.ts';
import { end, type GrantPayload, give, given, written } from './support/grants.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const TOMORROW = addDays(TODAY, 1);

let hub: AgenciesSubgraph;
beforeAll(async () => {
  hub = await startAgencies();
});
afterAll(() => hub[Symbol.asyncDispose]());

let names = 0;
/** Somebody whom no other test knows. */
const somebody = () => {
  names += 1;
  return `person:somebody ${names}`;
};
const codes = ({ grant, problems }: GrantPayload) => ({ grant, codes: problems.map(({ code }) => code) });

describe('a command that is sent again', () => {
  it('answers what it answered first and writes nothing', async () => {
    const input = { idempotencyKey: 'again', subject: somebody() };
    const first = await give(hub, input);
    const before = await written(hub);
    expect(await give(hub, input)).toEqual(first);
    expect(await give(hub, input, { today: TOMORROW })).toEqual(first);
    expect(await written(hub)).toEqual(before);

    const ending = { idempotencyKey: 'ending again' };
    const ended = await end(hub, first.grant!.id, ending);
    expect(await end(hub, first.grant!.id, ending)).toEqual(ended);
    expect(await give(hub, input)).toEqual(first);
  });

  it.each<[string, Record<string, unknown>]>([
    ['subject', { subject: 'person:another' }],
    ['role', { role: 'STEWARD' }],
    ['day', { validFrom: TODAY }],
    ['basis', { basis: 'Khác' }],
  ])('with another %s is refused and writes nothing', async (_, over) => {
    const input = { idempotencyKey: `reused ${_}`, subject: somebody() };
    await give(hub, input);
    const before = await written(hub);
    expect(codes(await give(hub, { ...input, ...over }))).toEqual({ grant: null, codes: ['IDEMPOTENCY_KEY_REUSED'] });
    expect(await written(hub)).toEqual(before);
  });

  it('twenty times at once gives once', async () => {
    const before = await written(hub);
    const input = { idempotencyKey: 'at once', subject: somebody() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => give(hub, input)));
    expect(new Set(answers.map(({ grant }) => grant?.id)).size).toBe(1);
    expect(answers[0]?.grant).not.toBeNull();
    const { facts, events, receipts, secrets } = before;
    expect(await written(hub)).toEqual({ facts: facts + 1, events: events + 1, receipts: receipts + 1, secrets });
  });

  it('under ten keys at once gives once and says so to the others', async () => {
    const before = await written(hub);
    const subject = somebody();
    const answers = await Promise.all(Array.from({ length: 10 }, () => give(hub, { subject })));
    expect(answers.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(Array(9).fill('GRANT_EXISTS'));
    expect((await written(hub)).facts).toBe(before.facts + 1);
  });

  it('twenty times at once ends once; under ten keys the others find it ended', async () => {
    const id = await given(hub, { subject: somebody(), validFrom: '2026-01-01' });
    const before = await written(hub);
    const same = await Promise.all(
      Array.from({ length: 20 }, () => end(hub, id, { idempotencyKey: 'end at once', validTo: TODAY })),
    );
    expect(new Set(same.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await written(hub)).facts).toBe(before.facts + 1);

    const apart = await Promise.all(Array.from({ length: 10 }, () => end(hub, id)));
    expect(apart.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(Array(9).fill('GRANT_ENDED'));
    expect((await written(hub)).facts).toBe(before.facts + 2);
  });

  it.each([
    ['of no characters', ''],
    ['of 201 characters', 'k'.repeat(201)],
    ['with a NUL', 'k\0'],
  ])('under a key %s is refused without a receipt', async (_, idempotencyKey) => {
    const before = await written(hub);
    expect(codes(await give(hub, { idempotencyKey }))).toEqual({ grant: null, codes: ['IDEMPOTENCY_KEY_INVALID'] });
    expect(codes(await end(hub, NOBODY, { idempotencyKey }))).toEqual({
      grant: null,
      codes: ['IDEMPOTENCY_KEY_INVALID'],
    });
    expect(await written(hub)).toEqual(before);
  });
});
