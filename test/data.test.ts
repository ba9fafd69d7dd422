import { describe, expect, it } from 'vitest';
import {
  type Agency,
  agencies,
  citations,
  classes,
  countStatements,
  directives,
  files,
  followUps,
  type Identified,
  type Period,
  read,
  sources,
  successions,
  systemLinks,
  systems,
  type Task,
  tasks,
  textOf,
} from './support/reference-data.ts';

const keysOf = (items: readonly Identified[]) => new Set(items.map((item) => item.key));
const taskByKey = new Map(tasks.map((task) => [task.key, task]));
const agencyByKey = new Map(agencies.map((agency) => [agency.key, agency]));

/** Every value under the given names, wherever it stands in the tree. */
function valuesUnder(tree: unknown, names: ReadonlySet<string>): unknown[] {
  if (Array.isArray(tree)) return tree.flatMap((item) => valuesUnder(item, names));
  if (tree === null || typeof tree !== 'object') return [];
  return Object.entries(tree).flatMap(([name, value]) => [
    ...(names.has(name) ? [value] : []),
    ...valuesUnder(value, names),
  ]);
}

function namesIn(tree: unknown): string[] {
  if (Array.isArray(tree)) return tree.flatMap(namesIn);
  if (tree === null || typeof tree !== 'object') return [];
  return Object.entries(tree).flatMap(([name, value]) => [name, ...namesIn(value)]);
}

const isCalendarDay = (day: unknown) => {
  if (typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
};

const missing = (references: readonly (string | null)[], known: ReadonlySet<string>) =>
  references.filter((reference) => reference !== null && !known.has(reference));

const inForceOn = (day: string) => (item: Period) =>
  (item.validFrom === null || item.validFrom <= day) && (item.validTo === null || day <= item.validTo);

describe('every file', () => {
  it.each(files)('%s is in Unicode NFC, one record per line', (file) => {
    const text = textOf(file);

    expect(text).toBe(text.normalize('NFC'));
    expect(text.trimEnd().split('\n')).toHaveLength(read(file.replace('.json', '')).length + 2);
  });

  it.each(files)('%s has unique keys', (file) => {
    const items = read<Identified>(file.replace('.json', ''));

    expect(keysOf(items).size).toBe(items.length);
  });

  it('has random ids that are unique across all files', () => {
    const ids = files.flatMap((file) => valuesUnder(JSON.parse(textOf(file)), new Set(['id'])));

    const notUuid = ids.filter(
      (id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(String(id)),
    );
    expect(notUuid).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has only days of the calendar', () => {
    const dayNames = new Set(files.flatMap((file) => namesIn(JSON.parse(textOf(file)))));
    const names = new Set(
      [...dayNames].filter(
        (name) => /(On|Day|^on|From|To)$/.test(name) && !/^(to|attachedTo|relativeTo|reportedTo|appliesTo)$/.test(name),
      ),
    );

    const days = files.flatMap((file) => valuesUnder(JSON.parse(textOf(file)), names)).filter((day) => day !== null);
    expect(days.length).toBeGreaterThan(500);
    expect(days.filter((day) => !isCalendarDay(day))).toEqual([]);
  });

  it('has no field for a person', () => {
    const names = new Set(files.flatMap((file) => namesIn(JSON.parse(textOf(file)))));

    expect([...names].filter((name) => /signer|person|official/i.test(name))).toEqual([]);
  });
});

describe('references', () => {
  const agencyKeys = keysOf(agencies);
  const classKeys = keysOf(classes);
  const directiveKeys = keysOf(directives);
  const taskKeys = keysOf(tasks);

  it('resolve to sources', () => {
    const cited = [agencies, successions, systems].flatMap((items) => valuesUnder(items, new Set(['source'])));

    expect(missing(cited.map(String), keysOf(sources))).toEqual([]);
  });

  it('resolve to agencies', () => {
    const cited = [
      ...agencies.flatMap((agency) => agency.parents.map((parent) => parent.parent)),
      ...agencies.flatMap((agency) => agency.provinces.map((province) => province.province)),
      ...successions.flatMap((succession) => [...succession.from, ...succession.to]),
      ...classes.flatMap((one) => [one.within, ...one.members, ...one.provinces]),
      ...directives.map((directive) => directive.issuer),
      ...tasks.flatMap((task) => [task.reportedToAgency, ...task.assignments.map((assignment) => assignment.agency)]),
      ...followUps.map((followUp) => followUp.office),
      ...systems.flatMap((system) => system.owners.map((owner) => owner.agency)),
      ...systemLinks.flatMap((link) => link.agencies),
    ];

    expect(missing(cited, agencyKeys)).toEqual([]);
  });

  it('resolve to classes', () => {
    const cited = [
      ...classes.flatMap((one) => one.covers),
      ...tasks.flatMap((task) => task.assignments.map((assignment) => assignment.class)),
      ...systems.map((system) => system.ownerClass),
      ...systemLinks.flatMap((link) => link.agencyClasses),
    ];

    expect(missing(cited, classKeys)).toEqual([]);
  });

  it('resolve to directives', () => {
    const evidence = valuesUnder([agencies, classes, tasks, systems, systemLinks], new Set(['directive'])) as (
      | string
      | null
    )[];
    const cited = [
      ...evidence,
      ...directives.flatMap((one) => [one.attachedTo, ...one.evidence.map((item) => item.statedIn)]),
      ...citations.flatMap((citation) => [citation.from, citation.to, citation.statedIn]),
      ...tasks.flatMap((task) => [task.standsIn, task.attaches, ...task.amends, ...(task.origin?.directives ?? [])]),
      ...systemLinks.flatMap((link) => link.statements.map((statement) => statement.statedIn)),
      ...[...followUps, ...countStatements].map((stated) => stated.directive),
    ];

    expect(missing(cited, directiveKeys)).toEqual([]);
  });

  it('resolve to tasks', () => {
    const cited = tasks.flatMap((task) => [
      task.parent?.task ?? null,
      task.deadline.relativeTo?.task ?? null,
      task.attachedTo,
      ...task.alsoServes,
      ...task.reminds.map((reminded) => reminded.task),
      ...task.restates.map((restated) => restated.task),
    ]);
    const demanding = systemLinks.flatMap((link) => link.requiredBy.map((clause) => clause.task));

    const counted = countStatements.map((statement) => statement.task);

    expect(missing([...cited, ...demanding, ...counted], taskKeys)).toEqual([]);
  });

  it('resolve to systems', () => {
    const cited = [
      ...systems.flatMap((one) => [one.instanceOf, one.partOf, ...one.predecessors, ...one.resembles]),
      ...systemLinks.flatMap((link) => [link.from, link.to, link.via, ...link.fromAlso]),
    ];

    expect(missing(cited, keysOf(systems))).toEqual([]);
  });
});

describe('agencies', () => {
  it('are 184, of which 86 are provinces', () => {
    expect(agencies).toHaveLength(184);
    expect(agencies.filter((agency) => agency.kind === 'PROVINCE')).toHaveLength(86);
  });

  it.each([
    ['2022-10-06', 63],
    ['2024-02-29', 63],
    ['2025-06-30', 63],
    ['2025-07-01', 34],
  ] as const)('on %s %i provinces are in force', (day, count) => {
    const inForce = agencies.filter((agency) => agency.kind === 'PROVINCE').filter(inForceOn(day));

    expect(inForce).toHaveLength(count);
    const codes = inForce.flatMap((agency) =>
      agency.codes.filter((code) => code.system === 'GSO').filter(inForceOn(day)),
    );
    expect(new Set(codes.map((code) => code.code)).size).toBe(count);
  });

  it('have no period that ends before it begins', () => {
    const periods = agencies.flatMap((agency) => [
      agency,
      ...agency.names,
      ...agency.aliases,
      ...agency.codes,
      ...agency.parents,
      ...agency.provinces,
    ]);

    expect(periods.filter((one) => one.validFrom && one.validTo && one.validFrom > one.validTo)).toEqual([]);
  });

  it('have no cycle among their parents', () => {
    const isBelowItself = (agency: Agency) => {
      const seen = new Set<string>();
      const open = agency.parents.map((parent) => parent.parent);
      for (let key = open.pop(); key !== undefined; key = open.pop()) {
        if (key === agency.key) return true;
        if (seen.has(key)) continue;
        seen.add(key);
        open.push(...agencyByKey.get(key)!.parents.map((parent) => parent.parent));
      }
      return false;
    };

    expect(agencies.filter(isBelowItself)).toEqual([]);
  });
});

describe('successions', () => {
  it('are 51, by kind', () => {
    const count = (kind: string) => successions.filter((succession) => succession.kind === kind).length;

    expect(successions).toHaveLength(51);
    expect(['MERGE', 'SPLIT', 'RENAME', 'TRANSFER', 'ABSORB', 'ABOLISH'].map(count)).toEqual([27, 0, 3, 13, 6, 2]);
  });

  it('of functions name them, others name none', () => {
    expect(successions.filter((one) => (one.kind === 'TRANSFER') !== (one.functions !== null))).toEqual([]);
  });

  it('by merger begin the new agency on the day after the old ones end', () => {
    const merged = successions.filter(
      (one) => one.kind === 'MERGE' && one.from.every((key) => key.startsWith('province/')),
    );

    expect(merged).toHaveLength(23);
    for (const one of merged) {
      expect(one.from.map((key) => agencyByKey.get(key)!.validTo)).toEqual(one.from.map(() => '2025-06-30'));
      expect(one.to.map((key) => agencyByKey.get(key)!.validFrom)).toEqual(['2025-07-01']);
      expect(one.on).toBe('2025-07-01');
    }
  });
});

describe('directives', () => {
  it('are 89, of which 13 have their text', () => {
    expect(directives).toHaveLength(89);
    expect(directives.filter((one) => one.contained).map((one) => one.text === null)).toEqual(Array(13).fill(false));
    expect(directives.filter((one) => !one.contained && one.text !== null)).toEqual([]);
  });

  it('share a symbol where the documents do', () => {
    const same = directives.filter((one) => one.symbol === '02/NQ-CP');

    expect(same.map((one) => one.issuedOn)).toEqual(['2022-01-10', '2024-01-05', '2025-01-08']);
  });

  it('whose own copy leaves the number blank have it from the document that cites them', () => {
    const blank = directives.filter((one) => one.ownCopy?.blankNumber && one.symbol !== null);

    expect(blank.map((one) => [one.key, one.evidence.map((item) => [item.field, item.statedIn])])).toEqual([
      [
        '2384/SGDDT-VP@2022-11-23',
        [
          ['NUMBER', '93/CV-THPTBD@2022-12-23'],
          ['ISSUED_ON', '93/CV-THPTBD@2022-12-23'],
        ],
      ],
      [
        '6958/UBND-KSTT@2022-11-21',
        [
          ['NUMBER', '2384/SGDDT-VP@2022-11-23'],
          ['ISSUED_ON', '2384/SGDDT-VP@2022-11-23'],
        ],
      ],
    ]);
  });

  it('are joined by 159 citations', () => {
    expect(citations).toHaveLength(159);
    expect(citations.filter((citation) => citation.to === null)).toEqual([]);
  });
});

describe('tasks', () => {
  it('are 176 with 503 assignments', () => {
    expect(tasks).toHaveLength(176);
    expect(tasks.flatMap((task) => task.assignments)).toHaveLength(503);
  });

  it('are each assigned to an agency or to a class, never to both', () => {
    const assignments = tasks.flatMap((task) => task.assignments);

    expect(tasks.filter((task) => task.assignments.every((one) => one.role !== 'LEAD'))).toEqual([]);
    expect(assignments.filter((one) => (one.agency === null) === (one.class === null))).toEqual([]);
    expect(assignments.filter((one) => (one.basis === 'NAMED') !== (one.agency !== null))).toEqual([]);
  });

  it('stand inside the text of a directive', () => {
    const textOfDirective = new Map(directives.map((one) => [one.key, one.text]));

    const outside = tasks.filter((task) => {
      const text = textOfDirective.get(task.standsIn);
      return !text || task.lines.first < text.firstLine || task.lines.last > text.lastLine;
    });
    expect(outside).toEqual([]);
  });

  it('of 1297/VPCP-KSTT item 3 name 14 central bodies and 13 provinces', () => {
    const named = taskByKey.get('1297/VPCP-KSTT#3')!.assignments.filter((one) => one.basis === 'NAMED');

    expect(named).toHaveLength(27);
    expect(named.filter((one) => agencyByKey.get(one.agency!)!.kind === 'PROVINCE')).toHaveLength(13);
  });

  it('number 13 of the list: led by the office of the committee, with three bodies named, due in March 2023', () => {
    const task = taskByKey.get('Danh mục kèm Công văn 6958/UBND-KSTT#13')!;
    const named = (role: string) =>
      task.assignments.filter((one) => one.role === role && one.basis === 'NAMED').map((one) => one.agency);

    expect(task.directive).toBe('Danh-muc@6958/UBND-KSTT');
    expect(named('LEAD')).toEqual(['department/binh-dinh/van-phong-ubnd-tinh']);
    expect(named('COORDINATE')).toEqual([
      'department/binh-dinh/so-giao-duc-va-dao-tao',
      'school/cao-dang-ky-thuat-cong-nghe-quy-nhon',
      'school/cao-dang-y-te-binh-dinh',
    ]);
    expect(task.deadline).toMatchObject({ kind: 'MONTH', period: '2023-03', lastDay: '2023-03-31', softLastDay: null });
  });

  it('have no cycle among their parents', () => {
    const ancestors = (task: Task) => {
      const seen: string[] = [];
      for (
        let key = task.parent?.task;
        key !== undefined && !seen.includes(key);
        key = taskByKey.get(key)!.parent?.task
      ) {
        seen.push(key);
      }
      return seen;
    };

    expect(tasks.filter((task) => ancestors(task).includes(task.key))).toEqual([]);
    expect(ancestors(taskByKey.get('93/CV-THPTBD#2')!)).toEqual([
      '2384/SGDDT-VP#2',
      'Danh mục kèm Công văn 6958/UBND-KSTT#13',
      '131/NQ-CP#II.2.a.4.4',
    ]);
  });
});
