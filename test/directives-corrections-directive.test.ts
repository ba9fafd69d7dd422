import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DEPARTMENTS,
  type DirectiveWork,
  JUSTICE,
  NOBODY,
  OFFICE,
  PROVINCE,
  type Said,
  startDirectiveWork,
} from './support/directive-work.ts';

let work: DirectiveWork;
beforeAll(async () => {
  work = await startDirectiveWork();
});
afterAll(() => work[Symbol.asyncDispose]());

const DIRECTIVE = `query ($id: ID!) { directive(id: $id) {
  type number symbol issuedOn subject evidence { field statedIn { id } asWritten confidence }
  citations { nodes { clause asWritten } } } }`;
const shown = async (id: string, position: string | null = null) =>
  (await work.data<{ directive: Said }>(DIRECTIVE, { variables: { id }, position })).directive;
const correction = (directiveId: string, over: Said) => ({ directiveId, reason: 'Ghi nhầm khi nhập', ...over });
const dueOn = async (taskId: string) => (await work.states(taskId)).map((each) => each.dueOn).join();

describe('a document that is corrected', () => {
  it('is what was said where something was, and as it was where not; the past stays', async () => {
    const citations = [{ relation: 'REFERS_TO', clause: '1', asWritten: 'Kế hoạch' }];
    const id = await work.letter({ citations });
    const before = await work.now();
    const was = await shown(id);
    const said = { type: 'Kế hoạch', symbol: 'số 0123/kh-ubnd', subject: ' Kế hoạch năm ' };
    expect(await work.done('correctDirective', correction(id, said), work.officerOf(PROVINCE))).toBe(id);
    expect(await shown(id)).toEqual({
      ...was,
      ...{ type: 'Kế hoạch', number: '0123', symbol: '0123/KH-UBND', subject: 'Kế hoạch năm' },
    });
    expect(await shown(id, before)).toEqual(was);
  });

  it('is blank where null was said', async () => {
    const id = await work.letter();
    await work.done('correctDirective', correction(id, { symbol: null, issuedOn: null, subject: null }));
    expect(await shown(id)).toMatchObject({ number: null, symbol: null, issuedOn: null, subject: null });
  });

  it('keeps the evidence for what its own copy leaves blank, once each', async () => {
    const [id, statedInId] = [await work.letter({ symbol: null }), await work.letter()];
    const evidence = { field: 'NUMBER', statedInId, asWritten: ' Công văn số 77/UBND ', confidence: 'MEDIUM' };
    for (const symbol of ['77/UBND-KSTT', '78/UBND-KSTT']) {
      await work.done('correctDirective', correction(id, { symbol, evidence }));
    }
    await work.done('correctDirective', correction(id, { evidence: { ...evidence, field: 'ISSUED_ON' } }));
    const kept = { statedIn: { id: statedInId }, asWritten: 'Công văn số 77/UBND', confidence: 'MEDIUM' };
    expect(await shown(id)).toMatchObject({
      symbol: '78/UBND-KSTT',
      evidence: [
        { field: 'NUMBER', ...kept },
        { field: 'ISSUED_ON', ...kept },
      ],
    });
  });

  it('with another day dates its tasks anew: those that count from it, and who takes them over', async () => {
    const directiveId = await work.letter();
    const counted = await work.task({ directiveId, clause: '1', deadline: 'trong vòng 30 ngày kể từ ngày ban hành' });
    const fixed = await work.task({ directiveId, clause: '2' });
    const reminder = await work.task({ deadline: null });
    await work.done('relateTasks', { taskId: reminder, earlierId: counted, kind: 'REMINDS' });
    const days = () => Promise.all([counted, fixed, reminder].map(dueOn));
    expect(await days()).toEqual(['2025-04-09', '2025-06-30', '2025-04-09']);
    await work.done('correctDirective', correction(directiveId, { issuedOn: '2025-03-05' }), work.officerOf(PROVINCE));
    expect(await days()).toEqual(['2025-04-04', '2025-06-30', '2025-04-04']);
    expect((await work.states(fixed)).map(({ issuedOn }) => issuedOn)).toEqual(['2025-03-05']);
  });

  it('with another day has other members in its classes: those of that day', async () => {
    const directiveId = await work.letter({ issuedOn: null });
    const addressees = [{ agencyClassId: work.classId(DEPARTMENTS), asWritten: 'các sở', role: 'LEAD' }];
    const taskId = await work.task({ directiveId, addressees });
    const members = async () =>
      (await work.states(taskId)).flatMap(({ addresseeId, agencyId }) => (addresseeId === null ? [] : [agencyId]));
    expect(await members()).toEqual([]);
    await work.done('correctDirective', correction(directiveId, { issuedOn: '2025-03-01' }));
    expect(await members()).toEqual([JUSTICE, OFFICE].map(work.agencyId));
    await work.done('correctDirective', correction(directiveId, { issuedOn: null }));
    expect(await members()).toEqual([]);
  });

  it('with another day dates the tasks of what is attached to it', async () => {
    const attachment = work.directiveId('PL-I@617/KH-UBND');
    const taskId = await work.task({
      directiveId: attachment,
      clause: '97',
      deadline: 'trong vòng 10 ngày kể từ ngày ban hành',
    });
    // The tenth day is a Sunday.
    expect(await dueOn(taskId)).toBe('2025-02-24');
    const plan = work.directiveId('617/KH-UBND@2025-02-13');
    await work.done('correctDirective', correction(plan, { issuedOn: '2025-02-18' }), work.officerOf(PROVINCE));
    expect(await dueOn(taskId)).toBe('2025-02-28');
    expect((await work.states(taskId)).map(({ issuedOn }) => issuedOn)).toEqual(['2025-02-18']);
  });
});

describe('correcting a document', () => {
  it.each<[why: string, over: () => Said | Promise<Said>, refusals: string[]]>([
    ['that is not there', () => ({ directiveId: NOBODY, subject: 'x' }), ['DIRECTIVE_NOT_FOUND directiveId']],
    ['in nothing', () => ({}), ['CORRECTION_EMPTY']],
    ['without a reason', () => ({ subject: 'x', reason: '' }), ['TEXT_BLANK reason']],
    ['to be of no type', () => ({ type: null }), ['FIELD_NOT_BLANKABLE type']],
    ['to a blank type', () => ({ type: ' ' }), ['TEXT_BLANK type']],
    ['to a number without codes', () => ({ symbol: 'số mười' }), ['SYMBOL_UNREADABLE symbol']],
    ['to tomorrow', () => ({ issuedOn: '2026-04-01' }), ['ISSUED_IN_FUTURE issuedOn']],
    ['to a day on which its issuer was no more', () => ({ issuedOn: '2025-07-01' }), ['AGENCY_NOT_IN_FORCE issuedOn']],
    [
      'by a document that is not there',
      () => ({ evidence: { field: 'NUMBER', statedInId: NOBODY, asWritten: 'x', confidence: 'LOW' } }),
      ['DIRECTIVE_NOT_FOUND evidence statedInId'],
    ],
    [
      'by blank words',
      async () => ({
        evidence: { field: 'NUMBER', statedInId: await work.letter(), asWritten: '', confidence: 'LOW' },
      }),
      ['TEXT_BLANK evidence asWritten'],
    ],
  ])('%s is refused', async (_, over, expected) => {
    expect(await work.refusals('correctDirective', correction(await work.letter(), await over()))).toEqual(expected);
  });

  it('by itself is refused, and by more than twenty others', async () => {
    const id = await work.letter();
    const stated = (statedInId: string, asWritten: string) =>
      correction(id, { evidence: { field: 'NUMBER', statedInId, asWritten, confidence: 'LOW' } });
    expect(await work.refusals('correctDirective', stated(id, 'x'))).toEqual(['STATED_IN_ITSELF evidence statedInId']);
    const other = await work.letter();
    for (let n = 1; n <= 20; n += 1) await work.done('correctDirective', stated(other, `lần ${n}`));
    expect(await work.refusals('correctDirective', stated(other, 'lần 21'))).toEqual(['EVIDENCE_TOO_MUCH evidence']);
  });

  it('to be the same as another is refused, to be as it was is not', async () => {
    await work.letter({ symbol: '4001/UBND-KSTT' });
    const id = await work.letter({ symbol: '4002/UBND-KSTT' });
    expect(await work.refusals('correctDirective', correction(id, { symbol: '04001/ubnd-kstt' }))).toEqual([
      'DIRECTIVE_EXISTS',
    ]);
    expect((await work.send('correctDirective', correction(id, { symbol: '4002/UBND-KSTT' }))).codes).toEqual([]);
    const other = { symbol: '4001/UBND-KSTT', issuedOn: '2025-03-11' };
    expect((await work.send('correctDirective', correction(id, other))).codes).toEqual([]);
  });

  it('of two at once to be the same as each other lets one', async () => {
    const ids = await Promise.all([work.letter({ symbol: null }), work.letter({ symbol: null })]);
    const answers = await Promise.all(
      ids.map((id) => work.send('correctDirective', correction(id, { symbol: '4100/UBND-KSTT' }))),
    );
    expect(answers.map(({ codes }) => codes.join()).toSorted()).toEqual(['', 'DIRECTIVE_EXISTS']);
  });

  it('while its tasks are recorded leaves none behind', async () => {
    const directiveId = await work.letter();
    const deadline = 'trong vòng 30 ngày kể từ ngày ban hành';
    const [taskIds] = await Promise.all([
      Promise.all(Array.from({ length: 5 }, (_, n) => work.task({ directiveId, clause: `${n}`, deadline }))),
      work.done('correctDirective', correction(directiveId, { issuedOn: '2025-03-05' })),
    ]);
    expect(await Promise.all(taskIds.map(dueOn))).toEqual(Array(5).fill('2025-04-04'));
  });

  it('is for the issuer’s side', async () => {
    const input = correction(await work.letter(), { subject: 'Khác' });
    expect(await work.refusals('correctDirective', input, work.officerOf(JUSTICE))).toEqual(['NOT_YOURS directiveId']);
    expect((await work.send('correctDirective', input, work.officerOf(PROVINCE))).codes).toEqual([]);
  });
});
