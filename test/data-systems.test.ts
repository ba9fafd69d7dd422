import { describe, expect, it } from 'vitest';
import { directives, systemLinks, systems, tasks } from './support/reference-data.ts';

const taskByKey = new Map(tasks.map((task) => [task.key, task]));
const systemByKey = new Map(systems.map((system) => [system.key, system]));
const textOfDirective = new Map(directives.map((one) => [one.key, one.text]));
const isInText = ({ directive, lines }: { readonly directive: string; readonly lines: readonly number[] }) => {
  const text = textOfDirective.get(directive);
  return text != null && lines.every((line) => line >= text.firstLine && line <= text.lastLine);
};

describe('information systems', () => {
  it('are 130, by scope', () => {
    const count = (scope: string) => systems.filter((system) => system.scope === scope).length;

    expect(systems).toHaveLength(130);
    expect(['SINGLE', 'CLASS', 'INSTANCE'].map(count)).toEqual([46, 15, 69]);
  });

  it('that are classes belong to classes, and those of one body to that body', () => {
    expect(
      systems.filter((one) => one.scope === 'CLASS' && (one.ownerClass === null || one.owners.length > 0)),
    ).toEqual([]);
    expect(systems.filter((one) => one.scope === 'INSTANCE' && one.owners.length !== 1)).toEqual([]);
    expect(systems.filter((one) => one.instanceOf !== null && one.scope !== 'INSTANCE')).toEqual([]);
    const classScopes = systems.flatMap(({ instanceOf }) => instanceOf ?? []).map((key) => systemByKey.get(key)!.scope);
    expect(new Set(classScopes)).toEqual(new Set(['CLASS']));
  });

  it('have one owner on any day', () => {
    const overlapping = systems.filter(({ owners }) =>
      owners.some((owner, i) => owners.slice(i + 1).some((next) => !(owner.validTo! < next.validFrom!))),
    );

    expect(systems.filter(({ owners }) => owners.length > 1)).toHaveLength(13);
    expect(overlapping).toEqual([]);
  });

  it('have no cycle among their predecessors', () => {
    const isAfterItself = (key: string) => {
      const seen = new Set<string>();
      const open = [...systemByKey.get(key)!.predecessors];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (next === key) return true;
        if (seen.has(next)) continue;
        seen.add(next);
        open.push(...systemByKey.get(next)!.predecessors);
      }
      return false;
    };

    expect(systems.filter(({ key }) => isAfterItself(key))).toEqual([]);
  });

  it('are mentioned inside the texts of documents', () => {
    const mentions = systems.flatMap((system) => system.mentions);

    expect(systems.filter((system) => system.mentions.length === 0)).toEqual([]);
    expect(mentions.filter((mention) => !isInText(mention))).toEqual([]);
  });
});

describe('links between systems', () => {
  const linkByKey = new Map(systemLinks.map((link) => [link.key, link]));

  it('are 159 with 102 statements', () => {
    expect(systemLinks).toHaveLength(159);
    const statuses = systemLinks.flatMap((link) => link.statements.map((statement) => statement.status));
    expect(statuses).toHaveLength(102);
    expect(Object.entries(Object.groupBy(statuses, (status) => status)).map(([k, v]) => [k, v!.length])).toEqual(
      expect.arrayContaining([
        ['NOT_CONNECTED', 76],
        ['IN_PROGRESS', 8],
        ['INTERRUPTED', 18],
      ]),
    );
  });

  it('lead from one system to another and are somebody’s to make', () => {
    const endsOf = (link: (typeof systemLinks)[number]) =>
      [link.from, link.to, link.via, ...link.fromAlso].filter((key) => key !== null);

    expect(systemLinks.filter((link) => new Set(endsOf(link)).size !== endsOf(link).length)).toEqual([]);
    expect(systemLinks.filter((link) => link.fromAlso.length > 0 && link.relation !== 'MERGE')).toEqual([]);
    expect(systemLinks.filter((link) => link.agencies.length + link.agencyClasses.length === 0)).toEqual([]);
    expect(systemLinks.filter((link) => link.requiredBy.length === 0)).toEqual([]);
  });

  it('have the days of the tasks that demand them, and none from a reminder', () => {
    const dated = systemLinks.flatMap((link) => link.requiredBy).filter((clause) => clause.deadline !== null);

    for (const { task, deadline } of dated) {
      const { lastDay, softLastDay } = taskByKey.get(task!)!.deadline;
      expect([deadline!.lastDay, deadline!.softLastDay]).toEqual([lastDay, softLastDay]);
    }
    expect(new Set(dated.map((clause) => clause.directive))).toEqual(
      new Set(['131/NQ-CP@2022-10-06', 'Danh-muc@6958/UBND-KSTT']),
    );
    const isDue = (link: (typeof systemLinks)[number]) => link.requiredBy.some(({ deadline }) => deadline?.lastDay);
    expect(systemLinks.filter(isDue)).toHaveLength(67);
  });

  it('have the latest document that demands them first', () => {
    const issuedOn = new Map(directives.map((one) => [one.key, one]));
    const dayOf = (key: string): string => {
      const { issuedOn: day, attachedTo } = issuedOn.get(key)!;
      return day ?? (attachedTo === null ? '' : dayOf(attachedTo));
    };

    const unsorted = systemLinks.filter(({ requiredBy }) => {
      const days = requiredBy.map(({ directive }) => dayOf(directive));
      return days.some((day, i) => i > 0 && day > days[i - 1]!);
    });
    expect(unsorted).toEqual([]);
    const statements = systemLinks.flatMap((link) => link.statements);
    expect(statements.filter((one) => one.statedOn !== dayOf(one.statedIn))).toEqual([]);
  });

  it('that a document counts have its counts, as stated', () => {
    const counted = systemLinks.flatMap(({ key, statements }) =>
      statements.flatMap(({ progress, statedIn }) =>
        progress
          ? [[key, statedIn.split('/')[0], progress.numerator, progress.denominator, progress.countsMissing]]
          : [],
      ),
    );

    expect(counted).toEqual([
      ['131/NQ-CP#II.2.a.4.2/4', '1297', 50, 63, false],
      ['131/NQ-CP#II.2.a.4.2/6', '131', 53, 63, false],
      ['131/NQ-CP#II.2.a.4.2/6', '1297', 62, 63, false],
      ['1297/VPCP-KSTT#0.1/3', '1297', 11, 22, true],
      ['131/NQ-CP#II.2.d/1', '1297', 12, 250, false],
      ['131/NQ-CP#II.3.a.2.3/1', '131', 69, 179, false],
    ]);
  });

  it('of the single window is due in December 2022 and was reminded of without a new day', () => {
    expect(linkByKey.get('131/NQ-CP#II.2.d/1')).toMatchObject({
      agencies: ['ministry/tai-chinh', 'ministry-level/van-phong-chinh-phu'],
      requiredBy: [
        { asWritten: '1297/VPCP-KSTT#6.1', deadline: null },
        { asWritten: '131/NQ-CP#II.2.d', deadline: { lastDay: '2022-12-31' } },
      ],
      statements: [{ statedIn: '1297/VPCP-KSTT@2024-02-29', clause: 'chú thích 3', statedOn: '2024-02-29' }],
    });
  });

  it('of which the words leave open how they stand say so', () => {
    const open = systemLinks.flatMap((link) => link.statements).filter((one) => one.mayAlsoBe.length > 0);

    expect(open).toHaveLength(18);
    expect(open.filter((one) => one.verified || one.mayAlsoBe.includes(one.status))).toEqual([]);
  });

  it('are quoted from inside the texts of documents', () => {
    expect(systemLinks.flatMap((link) => link.evidence).filter((one) => !isInText(one))).toEqual([]);
  });
});
