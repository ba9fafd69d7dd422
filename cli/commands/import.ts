import { randomUUID } from 'node:crypto';
import { isWorked, type Reason } from '../../domain/working-days/calendar.ts';
import type { CalendarChanges } from '../../domain/working-days/changes.ts';
import { dayInVietnam, systemClock } from '../../platform/clock.ts';
import { HubError } from '../../platform/errors.ts';
import { type Decision, judgeDecision } from '../../subgraphs/agencies/commands/calendar/judgement.ts';
import { type Command, readOptions } from '../arguments.ts';
import { actionOf, lineOf, type Register, type ToldProblem, tellProblems, withRegister } from '../register.ts';
import { readDecisionFile } from './import/decision-file.ts';
import { importObservations } from './import/observations.ts';

const RECORD = `mutation ($input: RecordCalendarDecisionInput!) { recordCalendarDecision(input: $input) {
  calendars { year isFinal workingDayCount } problems { code message } } }`;

interface Payload {
  readonly calendars:
    | readonly { readonly year: number; readonly isFinal: boolean; readonly workingDayCount: number }[]
    | null;
  readonly problems: readonly ToldProblem[];
}

const ACTIONS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  calendar,
  observations: importObservations,
};

export const importCommand: Command = {
  help: `Usage: npm run hub -- import calendar FILE [--corrects] [--apply]
       npm run hub -- import observations FILE.csv [--apply]

Works on the database itself, beside a running hub too. Without --apply it only says what would change.

calendar records the yearly decision on days off and swapped days. What is open and counted in working days moves with it, what is done does not.

FILE is a JSON list of one act and its days, with the fields of data/calendar.json; ids and keys are not needed. An act
that takes the place of what an earlier one says of a day names it in "amends".

  --corrects   the act is recorded already, and this is right: all that it says is what FILE says
  --apply      record it; it is on record like every command

Example:
  npm run hub -- import calendar lich-nghi-2028.json

  [
    { "kind": "ACT", "symbol": "1234/TB-BNV", "issuer": "Bộ Nội vụ", "issuedOn": "2027-10-15",
      "title": "Thông báo về nghỉ Tết Âm lịch và nghỉ lễ Quốc khánh năm 2028", "decidesYears": [2028] },
    { "kind": "HOLIDAY", "on": "2028-01-25", "name": "Tết Âm lịch (29 tháng Chạp)" },
    { "kind": "SWAPPED_OFF", "on": "2028-05-02", "name": "Nghỉ hoán đổi", "forDay": "2028-05-06" },
    { "kind": "SWAPPED_WORK", "on": "2028-05-06", "name": "Làm bù", "forDay": "2028-05-02" }
  ]

observations records values of indicators: all lines of FILE.csv in one transaction, or none. A line that cannot be recorded
is told with its number. A number of the same indicator, agency, period and source takes the place of the one recorded,
which stays in the history. The same file once more changes nothing.

FILE.csv is in UTF-8 with commas between the columns; the first line names them, in English or Vietnamese:

  indicator (chỉ tiêu)    key or id
  agency (cơ quan)        code, id or full name as of the period; with a scope, empty
  scope (phạm vi)         AGENCY when empty; MINISTRIES, LOCALITIES, MINISTRIES_AND_LOCALITIES, NATIONWIDE
  period (kỳ)             2024, 2024-H1, 2024-Q1, 2024-01 or 2024-01-31
  numerator, denominator (tử số, mẫu số), value (giá trị)
                          with a decimal point, without thousands separator
  unit (đơn vị tính)      that of the indicator when empty; PERCENT, PERCENTAGE_POINT, COUNT, POINT, UNKNOWN
  bound (mức chính xác)   EXACT when empty; MORE_THAN, NEARLY
  provisional (sơ bộ)     yes or no
  source, clause (nguồn, điều khoản)
                          symbol or id of the document that states it; empty when it was reported to you
  published_by (nơi công bố)
                          who published it; of surveys and composed indices this or a document is needed
  stated_on (ngày công bố) the day on which its source stated it; today when empty and no document is named
  members, missing_members (cơ quan đã thực hiện, cơ quan chưa thực hiện)
                          those that did what the indicator counts and those that did not: codes, ids or names
                          as of the period, between semicolons; those recorded stay where it is empty

Example:
  npm run hub -- import observations so-lieu-2024.csv

  chỉ tiêu,cơ quan,kỳ,tử số,mẫu số
  online_payment,H44,2024-Q4,8990,10000
`,
  run: ([name = '', ...args]) => actionOf(name, ACTIONS, 'import')(args),
};

async function calendar([file, ...args]: readonly string[]): Promise<void> {
  if (file === undefined || file.startsWith('-')) {
    throw new HubError('COMMAND_INVALID', 'Expected a file after import calendar.');
  }
  const options = readOptions(args, {
    corrects: { type: 'boolean', default: false },
    apply: { type: 'boolean', default: false },
  });
  const decision: Decision = { ...(await readDecisionFile(file)), corrects: options.corrects };
  await withRegister(async (register) => {
    if (!(await foretell(register, decision))) return;
    if (!options.apply) {
      say('nothing was written: --apply records it');
      return;
    }
    await apply(register, decision);
  });
}

/** Say what the decision would change, or why it cannot be recorded. Gives whether there is anything to record. */
async function foretell(register: Register, decision: Decision): Promise<boolean> {
  const known = await register.calendarActs();
  const judged = judgeDecision(known, decision, dayInVietnam(systemClock.now()));
  if (!('act' in judged)) {
    tellProblems(judged.problems.map(({ code, messages }) => ({ code, message: messages.en })));
    return false;
  }
  const { act, changes } = judged;
  say(`${act.symbol} of ${act.issuedOn}`, act.title);
  if (known.includes(act)) {
    say('all of it is recorded already');
    return false;
  }
  tell(changes);
  return true;
}

async function apply(register: Register, decision: Decision): Promise<void> {
  const input = { idempotencyKey: randomUUID(), ...decision };
  const { recordCalendarDecision } = await register.ask<{ recordCalendarDecision: Payload }>(RECORD, { input });
  const { calendars, problems } = recordCalendarDecision;
  if (tellProblems(problems)) return;
  say('recorded');
  for (const { year, isFinal, workingDayCount } of calendars ?? []) {
    say(`${year}`, `${workingDayCount} working days`, isFinal ? 'decided' : 'not decided');
  }
}

function tell({ days, decided, undecided, years }: CalendarChanges): void {
  for (const { day, before, after } of days) say(day, `${standing(before)} -> ${standing(after)}`, after.name);
  for (const year of decided) say(`${year}`, 'is decided');
  for (const year of undecided) say(`${year}`, 'is not decided any more');
  say(
    years.length === 0
      ? 'no day changes'
      : `open terms in working days that run through ${years.join(', ')} may end on another day`,
  );
}

function standing(reason: Reason): string {
  const pair = reason.forDay === null ? '' : ` for ${reason.forDay}`;
  return `${isWorked(reason) ? 'worked' : 'off'} (${reason.kind}${pair})`;
}

function say(...parts: string[]): void {
  process.stdout.write(`${lineOf(parts)}\n`);
}
