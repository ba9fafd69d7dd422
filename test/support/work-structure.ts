import { deadlineOf, endedBy, type Model, partsOf } from './work-model.ts';
import { isIssuer, isThere, MEMBERS, newPart, type TrialCommand } from './work-world.ts';

// Commands that change what is asked, and of whom.

export function letter(label: string, issuedOn: string): TrialCommand {
  return {
    ...{ name: 'recordDirective', viewer: 'PROVINCE', makes: label, needs: [], isStructural: true },
    input: { type: 'Công văn', issuerId: '@PROVINCE', issuedOn, subject: `Văn bản ${label}` },
    isExpected: () => true,
    apply: (model) => {
      model.directives[label] = { issuedOn, offices: [] };
    },
  };
}

/** A task for some who are named, or for the class. */
export function task(
  label: string,
  directive: string,
  words: string | null,
  strength: string,
  addressees: readonly (readonly [who: string, role: string, condition?: string | null])[],
): TrialCommand {
  return {
    ...{ name: 'recordTask', viewer: 'PROVINCE', makes: label, needs: [], isStructural: true },
    input: {
      ...{ directiveId: `@${directive}`, clause: label, title: `Nhiệm vụ ${label}`, deadline: words, strength },
      addressees: addressees.map(([who, role, condition = null]) => ({
        ...(who === 'CLASS' ? { agencyClassId: '@CLASS' } : { agencyId: `@${who}` }),
        ...{ asWritten: who, role, condition },
      })),
    },
    isExpected: () => true,
    apply(model) {
      model.tasks[label] = { directive, strength, deadline: deadlineOf(words, strength) };
      for (const [index, [who, role, condition]] of addressees.entries()) {
        const meant = condition ? ('POTENTIAL' as const) : ('BOUND' as const);
        const part = { task: label, role, meant };
        model.parts[`${label}#${index}`] = newPart({ ...part, agency: who === 'CLASS' ? null : who });
        if (who !== 'CLASS') continue;
        for (const agency of MEMBERS) {
          model.parts[`${label}#${index}/${agency}`] = newPart({ ...part, agency, memberOf: `${label}#${index}` });
        }
      }
    },
  };
}

export function relation(
  { from, to, kind, extent }: Omit<Model['relations'][number], 'holds'>,
  holds: boolean,
  viewer: string,
): TrialCommand {
  return {
    ...{ name: 'relateTasks', viewer, makes: null, needs: [], isStructural: true },
    input: { taskId: `@${from}`, earlierId: `@${to}`, kind, extent, isRelated: holds },
    isExpected(now) {
      const day = (task: string) => now.directives[now.tasks[task]!.directive]!.issuedOn;
      return isIssuer(viewer) && from !== to && day(to) <= day(from);
    },
    apply(now) {
      const at = now.relations.findIndex((each) => each.from === from && each.to === to && each.kind === kind);
      if (at >= 0) now.relations.splice(at, 1);
      now.relations.push({ from, to, kind, extent, holds });
    },
  };
}

/** One more addressee of a task. */
export function addressee(model: Model, task: string, agency: string, role: string, viewer: string): TrialCommand {
  const makes = `${task}#${partsOf(model, task).filter((label) => /#\d+$/.test(label)).length}`;
  return {
    ...{ name: 'assignTask', viewer, makes, needs: [], isStructural: true },
    input: {
      ...{ taskId: `@${task}`, authorisedById: '@early' },
      addressee: { agencyId: `@${agency}`, asWritten: agency, role },
    },
    isExpected(now) {
      const own = partsOf(now, task).map((label) => now.parts[label]!);
      const has = own.some(
        (part) =>
          part.memberOf === null && part.role === role && part.agency === agency && !endedBy(part, '9999-12-31'),
      );
      return isIssuer(viewer) && !has && isThere(agency, now.directives[now.tasks[task]!.directive]!.issuedOn);
    },
    apply(now) {
      now.parts[makes] = newPart({ task, role, agency, meant: 'BOUND' });
    },
  };
}

export function taskCorrection(task: string, words: string | null, viewer: string): TrialCommand {
  return {
    ...{ name: 'correctTask', viewer, makes: null, needs: [], isStructural: true },
    input: { taskId: `@${task}`, deadline: words, strength: 'ASSIGNED', reason: 'Thử' },
    isExpected: () => isIssuer(viewer),
    apply(now) {
      now.tasks[task] = { ...now.tasks[task]!, strength: 'ASSIGNED', deadline: deadlineOf(words, 'ASSIGNED') };
    },
  };
}

export function dayCorrection(label: string, issuedOn: string, viewer: string): TrialCommand {
  return {
    ...{ name: 'correctDirective', viewer, makes: null, needs: [], isStructural: true },
    input: { directiveId: `@${label}`, issuedOn, reason: 'Thử' },
    isExpected: () => isIssuer(viewer) && isThere('PROVINCE', issuedOn),
    apply(now) {
      now.directives[label] = { ...now.directives[label]!, issuedOn };
    },
  };
}

export function followUp(directive: string, office: string, viewer: string): TrialCommand {
  return {
    ...{ name: 'nameFollowUpOffice', viewer, makes: null, needs: [], isStructural: true },
    input: { directiveId: `@${directive}`, officeId: `@${office}`, clause: '5', asWritten: 'Giao theo dõi' },
    isExpected(now) {
      const { issuedOn, offices } = now.directives[directive]!;
      return isIssuer(viewer) && !offices.includes(office) && isThere(office, issuedOn);
    },
    apply(now) {
      now.directives[directive]!.offices.push(office);
    },
  };
}
