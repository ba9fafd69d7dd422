import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubgraphResponse } from '../../platform/subgraph.ts';
import { viewerOf } from '../../platform/viewer.ts';
import { ANOTHER, growth, type Input, MUTATIONS, type OnceHub, SENDER, type Sent, startOnceHub } from './once-hub.ts';
import { SAMPLES, type Sample } from './once-samples.ts';

const NAMES = [...MUTATIONS.keys()];

/** The free text of an input, and the input with another one. */
function textOf(input: Input, { text }: Sample): string {
  return text.split('.').reduce<unknown>((value, field) => (value as Input)[field], input) as string;
}
function saying(input: Input, { text }: Sample, other: string): Input {
  const [outer = '', inner] = text.split('.');
  return { ...input, [outer]: inner === undefined ? other : { ...(input[outer] as Input), [inner]: other } };
}

const NO_KEYS = {
  'no characters': '',
  '201 characters': 'k'.repeat(201),
  '201 characters of two halves': '🗝'.repeat(201),
  'a NUL': 'k\0',
  'another control character': 'k\u001b[2J',
  'a mark that turns the direction of writing': 'k\u202e',
  'the first half of a character': 'k\ud800',
  'the second half of a character': '\udc00k',
};

/** Nulls are explained as they are found: the gateway tells them in the order of the answer. */
function withNullsInOrder({ extensions, ...response }: SubgraphResponse) {
  const nulls = extensions?.nulls?.toSorted((a, b) => (a.path.join() < b.path.join() ? -1 : 1));
  return { ...response, extensions: { ...extensions, nulls } };
}

/**
 * All that holds of every command, sent through a gateway whose subgraphs it reaches by `transport`: over HTTP what the
 * transport has a hand in.
 */
export function describeEveryCommand(transport: 'local' | 'http'): void {
  let hub: OnceHub;
  beforeAll(async () => {
    hub = await startOnceHub({ transport });
  });
  afterAll(() => hub[Symbol.asyncDispose]());

  const receipts = (name: string, count: number) => ({
    [`${MUTATIONS.get(name)!.graph.toLowerCase()}.command_receipt`]: count,
  });
  const sampled = NAMES.filter((name) => Object.hasOwn(SAMPLES, name));

  describe.each(sampled)('%s', (name) => {
    const sample = SAMPLES[name]!;
    const mutation = MUTATIONS.get(name)!;
    // What is only sent again, or is refused each time, is the same for several of these.
    let carriedOut: Promise<{ readonly input: Input; readonly key: string; readonly first: Sent }> | undefined;
    const carryOut = async () => {
      const [input, key] = [await sample.input(hub), randomUUID()];
      return { input, key, first: await hub.send(name, key, input) };
    };
    const sentBefore = () => (carriedOut ??= carryOut());
    let refusal: ReturnType<Sample['refused']> | undefined;
    const refused = () => (refusal ??= sample.refused(hub));

    it('sent again has one effect, and answers the same bytes', async () => {
      const input = await sample.input(hub);
      const key = randomUUID();
      const before = await hub.kept();
      hub.forget();

      const first = await hub.send(name, key, input);
      const after = await hub.kept();
      expect(first.codes).toEqual([]);
      expect(growth(before, after)).toEqual({ ...sample.effect, ...receipts(name, 1), commandRecords: 1 });
      // All of the payload is of the command's own subgraph: what others add is read when it is asked.
      expect(hub.calls.map(({ subgraph }) => subgraph)).toEqual([mutation.graph.toLowerCase()]);

      // Documents are compiled from their second sight on.
      for (let sight = 2; sight <= 4; sight += 1) expect((await hub.send(name, key, input)).body).toBe(first.body);
      expect(await hub.kept()).toEqual(after);
    });

    it('is told in the language of the request, also when it is sent again', async () => {
      const { input, code } = await refused();
      const key = randomUUID();
      const english = await hub.send(name, key, input, { language: 'en' });
      const vietnamese = await hub.send(name, key, input, { language: 'vi' });

      const [en, vi] = [english.payload!.problems[0]!, vietnamese.payload!.problems[0]!];
      expect([en.code, vi.code]).toEqual([code, code]);
      expect(vi.path).toEqual(en.path);
      expect(vi.message).not.toBe(en.message);
      expect(vi.message).toMatch(/[ăâđêôơưạảấầậắặẹẻếềệịọốộớợụủứừựỳ]/);
      expect((await hub.send(name, key, input, { language: 'en' })).body).toBe(english.body);
      expect((await hub.send(name, key, input, { language: 'vi' })).body).toBe(vietnamese.body);
    });

    it('of twenty sent at once has one effect and one payload', async () => {
      const input = await sample.input(hub);
      const key = randomUUID();
      const before = await hub.kept();

      const answers = await Promise.all(Array.from({ length: 20 }, () => hub.send(name, key, input)));
      expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
      expect(answers[0]?.codes).toEqual([]);
      expect(growth(before, await hub.kept())).toEqual({ ...sample.effect, ...receipts(name, 1), commandRecords: 1 });
    });

    it('is refused to whoever lost the right since, and nothing of it is told', async () => {
      const { input, key, first } = await sentBefore();
      const before = await hub.kept();

      const sent = await hub.send(name, key, input, {
        viewer: viewerOf({ ...SENDER, roles: ['citizen'], scopes: [] }),
      });
      const unused = await hub.send(name, randomUUID(), input, {
        viewer: viewerOf({ ...SENDER, roles: ['citizen'], scopes: [] }),
      });
      expect(sent.codes).toEqual(['FORBIDDEN']);
      expect(sent.body).toBe(unused.body);
      expect(await hub.kept()).toEqual(before);
      expect((await hub.send(name, key, input)).body).toBe(first.body);
    });

    // What follows is decided behind the transport, whichever it is: it is asked once.
    if (transport === 'http') return;

    it('is refused under a key that was used for another input, and writes only that it was', async () => {
      const { input, key, first } = await sentBefore();
      const before = await hub.kept();

      const other = await hub.send(name, key, sample.other(input));
      expect(other.codes).toEqual(['IDEMPOTENCY_KEY_REUSED']);
      expect(other.payload?.problems[0]?.path).toEqual(['idempotencyKey']);
      expect(await hub.kept()).toEqual({ ...before, commandRecords: before.commandRecords + 1 });
      expect((await hub.send(name, key, input)).body).toBe(first.body);
      // The other input is none that is refused by itself, or that does less.
      const fresh = sample.other(await sample.input(hub));
      const unsent = await hub.kept();
      expect((await hub.send(name, randomUUID(), fresh)).codes).toEqual([]);
      expect(growth(unsent, await hub.kept())).toEqual({ ...sample.effect, ...receipts(name, 1), commandRecords: 1 });
    });

    it('is refused again as it was, though what stood in its way is gone', async () => {
      const { input, code, mend } = await refused();
      const key = randomUUID();
      const before = await hub.kept();
      const first = await hub.send(name, key, input);
      expect(first.codes).toEqual([code]);
      const after = await hub.kept();
      expect(growth(before, after)).toEqual({ ...receipts(name, 1), commandRecords: 1 });

      expect((await hub.send(name, key, input)).body).toBe(first.body);
      expect(await hub.kept()).toEqual(after);
      if (!mend) return;
      await mend();
      expect((await hub.send(name, key, input)).body).toBe(first.body);
      expect((await hub.send(name, randomUUID(), input)).codes).toEqual([]);
    });

    it('is the same input whatever the order of its fields, absent ones and forms of Unicode', async () => {
      const { input, key, first } = await sentBefore();
      const before = await hub.kept();

      const text = textOf(input, sample);
      const withText = (other: string) => saying(input, sample, other);
      const optional = [...mutation.inputFields].filter(([field, type]) => !type.endsWith('!') && !(field in input));
      const wordings: Record<string, Input> = {
        'fields in another order': Object.fromEntries(Object.entries(input).toReversed()),
        'null for what is absent': { ...input, ...Object.fromEntries(optional.map(([field]) => [field, null])) },
        decomposed: withText(text.normalize('NFD')),
        'other letters that look like đ': withText(text.replace('Đ', 'Ð').replace('đ', 'ð')),
        alike: sample.alike?.(input) ?? input,
      };
      expect(wordings.decomposed).not.toEqual(input);
      for (const [wording, other] of Object.entries(wordings)) {
        expect({ wording, body: (await hub.send(name, key, other)).body }).toEqual({ wording, body: first.body });
      }
      expect(await hub.kept()).toEqual(before);
      for (const other of [`${text} `, text.toUpperCase()]) {
        const { codes } = await hub.send(name, key, withText(other));
        expect(codes).toEqual(['IDEMPOTENCY_KEY_REUSED']);
      }
    });

    it('of two inputs sent at once under one key carries out one, and refuses the other each time', async () => {
      const input = await sample.input(hub);
      const inputs = [input, sample.other(input)];
      const key = randomUUID();
      const before = await hub.kept();

      const sends = Array.from({ length: 20 }, (_, n) => n % 2);
      const answers = await Promise.all(sends.map((n) => hub.send(name, key, inputs[n]!)));
      const [even, odd] = [0, 1].map((rest) => answers.filter((_, n) => n % 2 === rest));
      const told = [even!, odd!].map((group) => [...new Set(group.map(({ codes }) => codes.join()))]);
      expect(told.toSorted()).toEqual([[''], ['IDEMPOTENCY_KEY_REUSED']]);
      expect(new Set(answers.map(({ body }) => body)).size).toBe(2);
      expect(growth(before, await hub.kept())).toEqual({ ...sample.effect, ...receipts(name, 1), commandRecords: 11 });
    });

    it('of two viewers under one key is two commands', async () => {
      const [mine, theirs] = [await sample.input(hub), await sample.input(hub)];
      const key = randomUUID();
      const before = await hub.kept();

      const [first, second] = await Promise.all([
        hub.send(name, key, mine),
        hub.send(name, key, theirs, { viewer: ANOTHER }),
      ]);
      expect([first.codes, second.codes]).toEqual([[], []]);
      const twice = Object.fromEntries(Object.entries(sample.effect).map(([table, rows]) => [table, 2 * rows]));
      expect(growth(before, await hub.kept())).toEqual({ ...twice, ...receipts(name, 2), commandRecords: 2 });
      expect((await hub.send(name, key, mine)).body).toBe(first.body);
      expect((await hub.send(name, key, theirs, { viewer: ANOTHER })).body).toBe(second.body);
      expect((await hub.send(name, key, theirs)).codes).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    });

    it('twice in one request is once, and another one beside it is another', async () => {
      const type = `${mutation.arguments[0]!.slice('input: '.length)}`;
      const document = `mutation ($one: ${type}, $other: ${type}) {
        one: ${name}(input: $one) ${mutation.selection}
        again: ${name}(input: $one) ${mutation.selection}
        other: ${name}(input: $other) ${mutation.selection}
        last: ${name}(input: $one) ${mutation.selection} }`;
      // Compiled at its second sight.
      for (let sight = 1; sight <= 2; sight += 1) {
        const [one, other] = [await sample.input(hub), await sample.input(hub)];
        const variables = {
          one: { ...one, idempotencyKey: randomUUID() },
          other: { ...other, idempotencyKey: randomUUID() },
        };
        const { data, errors } = await hub.ask(document, { variables, viewer: SENDER });
        expect(errors).toBeUndefined();
        expect(data.again).toEqual(data.one);
        expect(data.last).toEqual(data.one);
        expect([data.one, data.other]).toMatchObject([{ problems: [] }, { problems: [] }]);
        expect(await hub.send(name, variables.one.idempotencyKey, one)).toMatchObject({ payload: data.one });
        expect(await hub.send(name, variables.other.idempotencyKey, other)).toMatchObject({ payload: data.other });
      }
    });

    it('shows what it showed, also after a later change and on a later day', async () => {
      const { input, key, first } = await sentBefore();
      hub.forget();
      await hub.send(name, key, input);
      const { subgraph: graph, request } = hub.calls[0]!;
      await sample.later?.(hub, first.payload!);

      expect((await hub.send(name, key, input)).body).toBe(first.body);
      const subgraph = hub.subgraphs.find((each) => each.name === graph)!;
      const then = await subgraph.execute(request);
      const later = await subgraph.execute({ ...request, readAt: { position: null, today: '2029-01-01' } });
      expect(Object.values(then.data!)).toEqual([first.payload]);
      expect(withNullsInOrder(later)).toEqual(withNullsInOrder(then));
    });

    // Keys are read before it is known what for: one command of each subgraph stands for all.
    if (sampled.find((each) => MUTATIONS.get(each)!.graph === mutation.graph) !== name) return;

    it.each([
      ['of one character', 'k'],
      ['of 200 characters', 'k'.repeat(200)],
      ['of 200 characters of two halves', '🗝'.repeat(200)],
    ])('takes a key %s', async (_, key) => {
      const input = await sample.input(hub);
      const viewer = viewerOf({ ...ANOTHER, subject: `person:${randomUUID()}` });
      const sent = await hub.send(name, key, input, { viewer });
      expect(sent.codes).toEqual([]);
      expect((await hub.send(name, key, input, { viewer })).body).toBe(sent.body);
    });

    it('refuses what is no key, and writes only that it did', async () => {
      const input = await sample.input(hub);
      const before = await hub.kept();
      for (const [what, key] of Object.entries(NO_KEYS)) {
        const { codes, payload } = await hub.send(name, key, input);
        expect({ what, codes }).toEqual({ what, codes: ['IDEMPOTENCY_KEY_INVALID'] });
        expect(payload?.problems[0]?.path).toEqual(['idempotencyKey']);
      }
      const refusals = Object.keys(NO_KEYS).length;
      expect(await hub.kept()).toEqual({ ...before, commandRecords: before.commandRecords + refusals });
    });
  });
}
