import {
  concernOn,
  deadlineOf,
  effective,
  endedBy,
  firstDay,
  type Model,
  partsOf,
  RECURRING_WORDS,
  SINGLE_WORDS,
  standing,
  TODAY,
  USELESS_WORDS,
} from './work-model.ts';
import { addressee, dayCorrection, followUp, letter, relation, task, taskCorrection } from './work-structure.ts';
import { chosen, isPeriod, isThere, mayDecide, newPart, type Random, type TrialCommand } from './work-world.ts';

/** Makes the commands of one history, by what the model says there is. */
export class Commands {
  readonly #random: Random;
  readonly #days: readonly string[];
  #reports = 0;

  constructor(random: Random) {
    this.#random = random;
    const days = [
      '2025-03-01',
      '2025-04-01',
      '2025-05-02',
      '2025-06-30',
      '2025-07-01',
      '2025-08-20',
      '2025-12-20',
      TODAY,
    ];
    // Few days, so that much happens on one.
    this.#days = Array.from({ length: 5 }, () => this.#pick(days));
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random() * items.length)]!;
  }
  #chance(share: number): boolean {
    return this.#random() < share;
  }
  #day(first: string): string {
    if (this.#chance(0.05)) return '2026-04-01';
    if (this.#chance(0.05)) return '2025-01-03';
    return this.#pick([...this.#days, ...this.#days, first]);
  }
  #issuer(): string {
    return this.#chance(0.92) ? this.#pick(['operator', 'PROVINCE']) : this.#pick(['JUSTICE', 'OFFICE']);
  }
  #authority(): string {
    return this.#chance(0.9) ? 'early' : 'late';
  }

  /** The documents and tasks with which a history begins. */
  beginning(): TrialCommand[] {
    const [one, other] = ['2025-02-10', this.#pick(['2025-02-10', '2025-03-20', '2025-05-05'])];
    const recurs = this.#chance(0.25);
    const words = () => (recurs ? this.#pick(RECURRING_WORDS) : this.#pick([null, ...SINGLE_WORDS]));
    const condition = this.#chance(0.5) ? 'liên quan' : null;
    return [
      letter('A', one),
      letter('B', other!),
      this.#task('T0', 'A', this.#chance(0.8) ? this.#pick(SINGLE_WORDS) : null, [
        ['JUSTICE', 'LEAD'],
        ['OFFICE', 'COORDINATE'],
      ]),
      this.#task('T1', 'A', words(), [
        ['CLASS', 'LEAD', condition],
        ['PORTAL', 'COORDINATE'],
        // One of the class, by name.
        ...(this.#chance(0.4) ? [['OFFICE', 'COORDINATE'] as const] : []),
      ]),
      this.#task('T2', 'B', this.#chance(0.6) ? null : this.#pick(SINGLE_WORDS), [['JUSTICE', 'LEAD']]),
      followUp('A', 'OFFICE', 'operator'),
      followUp('B', this.#pick(['OFFICE', 'JUSTICE']), 'PROVINCE'),
    ];
  }

  #task(label: string, directive: string, words: string | null, addressees: Parameters<typeof task>[4]): TrialCommand {
    const isPlain = words !== null && !words.startsWith('phấn đấu') && !words.startsWith('chậm');
    return task(label, directive, words, isPlain && this.#chance(0.2) ? 'AIM' : 'ASSIGNED', addressees);
  }

  /** Any other command, by chance. */
  next(model: Model): TrialCommand {
    const reports = Object.values(model.parts).some((part) => part.reports.length > 0);
    const dice = this.#random();
    if (dice < 0.16) return this.#extend(model);
    if (dice < 0.26) return this.#withdraw(model);
    if (dice < 0.36) return this.#transfer(model);
    if (dice < 0.46) return this.#confirm(model);
    if (dice < 0.68 || (dice < 0.8 && !reports)) return this.#report(model);
    if (dice < 0.8) return this.#verify(model);
    return this.#structural(model, dice);
  }

  #structural(model: Model, dice: number): TrialCommand {
    const viewer = this.#issuer();
    const task = this.#pick(Object.keys(model.tasks));
    if (dice < 0.86) {
      const [from, to] = [this.#pick(['T0', 'T1', 'T2', 'T2']), this.#pick(['T0', 'T0', 'T1', 'T2'])];
      const [kind, extent] = [this.#pick(['REMINDS', 'REMINDS', 'RESTATES']), this.#pick(['WHOLE', 'PART'])];
      return relation({ from, to, kind, extent }, this.#chance(0.75), viewer);
    }
    if (dice < 0.9) {
      const [agency, role] = [
        this.#pick(['PORTAL', 'OFFICE', 'JUSTICE', 'MERGED']),
        this.#pick(['LEAD', 'COORDINATE']),
      ];
      return addressee(model, task, agency, role, viewer);
    }
    if (dice < 0.95) {
      const recurs = model.tasks[task]!.deadline.kind === 'RECURRING';
      return taskCorrection(task, recurs ? this.#pick(RECURRING_WORDS) : this.#pick([null, ...SINGLE_WORDS]), viewer);
    }
    const directive = this.#pick(['A', 'B']);
    if (dice >= 0.98) return followUp(directive, this.#pick(['OFFICE', 'PORTAL', 'MERGED']), viewer);
    const days = ['2025-02-01', '2025-02-10', '2025-05-05', '2025-06-30', '2025-07-01', '2026-04-01'];
    return dayCorrection(directive, this.#pick(days), viewer);
  }

  #extend(model: Model): TrialCommand {
    const { task, ids, decidedOn, by, viewer } = this.#decision(model);
    const recurs = effective(model, task).kind === 'RECURRING';
    const usual = recurs ? RECURRING_WORDS : SINGLE_WORDS;
    const words = this.#chance(0.93)
      ? this.#pick(usual)
      : this.#pick([...USELESS_WORDS, ...RECURRING_WORDS, ...SINGLE_WORDS]);
    return {
      ...{ name: 'extendDeadline', viewer, makes: null, needs: ids ?? [], isStructural: false },
      input: {
        ...{ taskId: `@${task}`, deadline: words, authorisedById: `@${by}`, decidedOn, reason: 'Thử' },
        ...(ids === null ? {} : { assignmentIds: ids.map((id) => `@${id}`) }),
      },
      isExpected(now) {
        // An extension names a day, or how often; to wait for something is neither.
        const recurring = RECURRING_WORDS.includes(words);
        const isRead = !USELESS_WORDS.includes(words) && (recurring || deadlineOf(words, 'ASSIGNED').lastOn !== null);
        const isOne = isRead && recurring === (effective(now, task).kind === 'RECURRING');
        return isOne && mayDecide(now, viewer, by, decidedOn, task) && chosen(now, task, ids, decidedOn) !== null;
      },
      apply(now) {
        const deadline = deadlineOf(words, now.tasks[task]!.strength);
        for (const label of chosen(now, task, ids, decidedOn)!)
          now.parts[label]!.extensions.push({ deadline, on: decidedOn });
      },
    };
  }

  #withdraw(model: Model): TrialCommand {
    const { task, ids, decidedOn, by, viewer } = this.#decision(model);
    return {
      ...{ name: 'withdrawTask', viewer, makes: null, needs: ids ?? [], isStructural: false },
      input: {
        ...{ taskId: `@${task}`, authorisedById: `@${by}`, decidedOn, reason: 'Thử' },
        ...(ids === null ? {} : { assignmentIds: ids.map((id) => `@${id}`) }),
      },
      isExpected: (now) => mayDecide(now, viewer, by, decidedOn, task) && chosen(now, task, ids, decidedOn) !== null,
      apply(now) {
        const all = new Set(chosen(now, task, ids, decidedOn)!);
        for (const label of all) {
          const next = now.parts[label]!.passedOn?.to;
          if (next !== undefined) all.add(next);
          now.parts[label]!.withdrawals.push(decidedOn);
        }
      },
    };
  }

  #decision(model: Model) {
    const task = this.#pick(Object.keys(model.tasks));
    const all = partsOf(model, task);
    const ids = this.#chance(0.35) ? null : [this.#pick(all)];
    const first = model.directives[model.tasks[task]!.directive]!.issuedOn;
    return { task, ids, decidedOn: this.#day(first), by: this.#authority(), viewer: this.#issuer() };
  }

  #transfer(model: Model): TrialCommand {
    const label = this.#pick(Object.keys(model.parts));
    const [decidedOn, by, viewer] = [this.#day(firstDay(model, label)), this.#authority(), this.#issuer()];
    const all = ['OFFICE', 'PORTAL', 'JUSTICE', 'MERGED'];
    const possible = all.filter((each) => isThere(each, decidedOn) && each !== model.parts[label]!.agency);
    const to = this.#pick(this.#chance(0.9) && possible.length > 0 ? possible : all);
    const { task } = model.parts[label]!;
    return {
      ...{ name: 'transferAssignment', viewer, makes: `${label}>`, needs: [label], isStructural: false },
      input: {
        ...{ assignmentId: `@${label}`, toAgencyId: `@${to}`, authorisedById: `@${by}`, decidedOn, reason: 'Thử' },
      },
      isExpected(now) {
        const part = now.parts[label]!;
        if (part.agency === null || part.passedOn || endedBy(part, decidedOn) || part.agency === to) return false;
        const stood = standing(now, label, decidedOn);
        const isPossible = stood !== null && stood.concern !== 'EXCLUDED' && stood.state !== 'VERIFIED';
        return isPossible && mayDecide(now, viewer, by, decidedOn, task) && isThere(to, decidedOn);
      },
      apply(now) {
        const part = now.parts[label]!;
        part.passedOn = { to: `${label}>`, on: decidedOn };
        now.parts[`${label}>`] = {
          ...newPart({ task, role: part.role, agency: to, memberOf: part.memberOf, meant: 'BOUND' }),
          ...{ from: label, since: decidedOn, withdrawals: [...part.withdrawals] },
          extensions: part.extensions.filter(({ on }) => on > decidedOn),
        };
      },
    };
  }

  #confirm(model: Model): TrialCommand {
    const classes = Object.keys(model.parts).filter((each) => model.parts[each]!.agency === null);
    const label = this.#chance(0.95) ? this.#pick(classes) : this.#pick(Object.keys(model.parts));
    const agency = this.#pick(['JUSTICE', 'OFFICE', 'PORTAL']);
    const isMeant = this.#chance(0.6);
    const { task } = model.parts[label]!;
    const [decidedOn, viewer] = [this.#day(firstDay(model, label)), this.#issuer()];
    const member = `${label}/${agency}`;
    return {
      ...{ name: 'confirmMembers', viewer, makes: member, needs: [label], isStructural: false },
      input: {
        ...{ assignmentId: `@${label}`, decidedOn, reason: 'Thử' },
        [isMeant ? 'confirmedIds' : 'excludedIds']: [`@${agency}`],
      },
      isExpected(now) {
        const part = now.parts[label]!;
        if (part.agency !== null || endedBy(part, decidedOn)) return false;
        if (!mayDecide(now, viewer, null, decidedOn, task)) return false;
        const known = now.parts[member];
        return known ? !endedBy(known, decidedOn) : isMeant && isThere(agency, decidedOn);
      },
      apply(now) {
        const { role, extensions, withdrawals } = now.parts[label]!;
        now.parts[member] ??= {
          ...newPart({ task, role, agency, memberOf: label, meant: 'POTENTIAL' }),
          ...{ extensions: [...extensions], withdrawals: [...withdrawals] },
        };
        now.parts[member].decisions.push({ isMeant, on: decidedOn });
      },
    };
  }

  #report(model: Model): TrialCommand {
    const label = this.#pick(Object.keys(model.parts));
    const { agency, task } = model.parts[label]!;
    const viewer = this.#chance(0.92) && agency !== null ? agency : this.#pick(['operator', 'PROVINCE', 'PORTAL']);
    const outcome = this.#chance(0.85) ? 'DONE' : 'IN_PROGRESS';
    const on = outcome === 'DONE' ? this.#day(firstDay(model, label)) : null;
    const recurs = effective(model, task).kind === 'RECURRING';
    const period =
      recurs !== this.#chance(0.05) ? this.#pick(['2025-02', '2025-05', '2025-Q2', '2025-Q3', '2025-12']) : null;
    this.#reports += 1;
    const makes = `R${this.#reports}`;
    return {
      ...{ name: 'reportAssignment', viewer, makes, needs: [label], isStructural: false },
      input: {
        ...{ assignmentId: `@${label}`, outcome, completedOn: on, summary: makes },
        ...(period === null ? {} : { period }),
      },
      isExpected(now) {
        const part = now.parts[label]!;
        const [first, day] = [firstDay(now, label), on ?? TODAY];
        if (part.agency === null || viewer !== part.agency || day > TODAY || day < first) return false;
        if (endedBy(part, day) || concernOn(now, label, day) === 'EXCLUDED') return false;
        if (effective(now, task).kind !== 'RECURRING') return period === null;
        return period !== null && isPeriod(standing(now, label, day)!.current.words!, period, first, day);
      },
      apply(now) {
        now.parts[label]!.reports.push({ label: makes, on, period, verdict: null });
      },
    };
  }

  #verify(model: Model): TrialCommand {
    const all = Object.entries(model.parts).flatMap(([label, part]) =>
      part.reports.map((report) => ({ label, report })),
    );
    const { label, report } = this.#pick(all);
    const named = model.directives[model.tasks[model.parts[label]!.task]!.directive]!.offices;
    const office = this.#pick(this.#chance(0.85) ? named : ['OFFICE', 'JUSTICE', 'PORTAL']);
    const viewer = this.#chance(0.92) ? office : this.#pick(['operator', 'PROVINCE']);
    const [accepted, decidedOn] = [this.#chance(0.65), this.#day(report.on ?? TODAY)];
    const reason = accepted || this.#chance(0.1) ? null : 'Thiếu';
    const find = (now: Model) => now.parts[label]!.reports.find((each) => each.label === report.label)!;
    const { task } = model.parts[label]!;
    return {
      ...{ name: 'verifyReport', viewer, makes: null, needs: [report.label], isStructural: false },
      input: {
        ...{ reportId: `@${report.label}`, officeId: `@${office}`, verdict: accepted ? 'ACCEPTED' : 'RETURNED' },
        ...{ decidedOn, reason },
      },
      isExpected(now) {
        const { on, verdict } = find(now);
        const isNamed = now.directives[now.tasks[task]!.directive]!.offices.includes(office);
        if (viewer !== office || !isNamed || on === null || verdict !== null) return false;
        return on <= decidedOn && decidedOn <= TODAY && (accepted || reason !== null);
      },
      apply(now) {
        find(now).verdict = { accepted, on: decidedOn, isSelf: now.parts[label]!.agency === office };
      },
    };
  }
}
