import type { Guard } from './list.ts';

const COMMANDS = 'subgraphs/directives/commands';
const WRITERS = 'subgraphs/directives/migrations/012-work-writers.ts';
const SQL = ['test/writers-work.test.ts'];

/** Who says what about assigned work, and on which day it is judged: the rules of the subgraph, and SQL that asks once more. */
export const ASSIGNED_WORK: readonly Guard[] = [
  {
    name: 'work: only the issuer’s side changes a task',
    file: `${COMMANDS}/authority.ts`,
    find: 'issuers.some((id) => mayRecordFor(viewer, id))',
    replace: 'issuers.length > 0',
    tests: ['test/directives-tasks-record.test.ts'],
  },
  {
    name: 'work: only the agency reports on its assignment',
    file: `${COMMANDS}/report-assignment.ts`,
    find: 'if (agencyId === null || !actsFor(viewer, agencyId)) {',
    replace: 'if (agencyId === null) {',
    tests: ['test/directives-reports-report.test.ts'],
  },
  {
    name: 'work: only who acts for the office verifies in its name',
    file: `${COMMANDS}/verify-report.ts`,
    find: "if (!actsFor(viewer, officeId)) return refused([workProblems.NOT_YOUR_OFFICE(['officeId'])]);",
    replace: '',
    tests: ['test/directives-verification-verify.test.ts'],
  },
  {
    name: 'work: only an office that the directive names verifies',
    file: `${COMMANDS}/verify-report.ts`,
    find: 'if (unnamed.length > 0) return refused(unnamed);',
    replace: '',
    tests: ['test/directives-verification-verify.test.ts'],
  },
  {
    name: 'work: what one does oneself is flagged',
    file: 'subgraphs/directives/rules/commands.ts',
    find: 'return report.agencyId === officeId || report.isByViewer;',
    replace: 'return report.agencyId === officeId;',
    tests: ['subgraphs/directives/rules/commands.test.ts'],
  },
  {
    name: 'work: a command is judged on its own day',
    file: 'subgraphs/directives/rules/commands.ts',
    find: 'return dutyOn(history, day).endedOn;',
    replace: 'return dutyOn(history, null).endedOn;',
    tests: ['subgraphs/directives/rules/commands.test.ts'],
  },
  {
    name: 'work: two commands on a task wait for each other',
    file: `${COMMANDS}/work.ts`,
    find: "if (taskIds.length > 0) await lockSubjects(em, 'directives', taskIds);",
    replace: '',
    tests: ['test/directives-assignments-transfer.test.ts'],
  },
  {
    name: 'work: SQL asks whose report it is',
    file: WRITERS,
    find: 'if new.agency_id = any (app.viewer_agencies()) and (tg_op',
    replace: 'if (tg_op',
    tests: SQL,
  },
  {
    name: 'work: SQL asks whose assignment is reported on',
    file: WRITERS,
    find: 'and s.closed_seq is null and s.agency_id = new.agency_id',
    replace: '',
    tests: SQL,
  },
  {
    name: 'work: SQL asks who verifies',
    file: WRITERS,
    find: 'and f.office_id = any (app.viewer_agencies()));',
    replace: ');',
    tests: SQL,
  },
  {
    name: 'work: SQL asks for the flag of one’s own work',
    file: WRITERS,
    find: '(report.agency_id = new.office_id or is_recorded_by_viewer(report.seq)) then',
    replace: 'new.is_self_verified then',
    tests: SQL,
  },
  {
    name: 'work: SQL asks for the verdict behind what is verified',
    file: WRITERS,
    find: "if tg_op = 'INSERT' and new.state = 'VERIFIED' and not exists (",
    replace: 'if false and not exists (',
    tests: SQL,
  },
  {
    name: 'work: SQL asks whose task it is',
    file: WRITERS,
    find: "if tg_argv[0] = 'task' and issues_task(subject) then",
    replace: "if tg_argv[0] = 'task' then",
    tests: SQL,
  },
  {
    name: 'work: SQL asks whose directive it is',
    file: WRITERS,
    find: "if tg_argv[0] = 'directive' and issues_directive(subject) then",
    replace: "if tg_argv[0] = 'directive' then",
    tests: SQL,
  },
];
