import type { Model, ModelDeadline, ModelPart } from './work-model.ts';
import type { LabelOf } from './work-told.ts';

type Said = Readonly<Record<string, unknown>>;

/** An event of the feed, as who follows it gets it. */
export interface WorkEvent {
  readonly subject: string;
  readonly kind: string;
  readonly payload: Said;
}

/** What the events come to, folded by who knows nothing but them: the last of each subject says all of it. */
export function modelOf(events: readonly WorkEvent[], labelOf: LabelOf): Model {
  const last = (test: (kind: string) => boolean) =>
    new Map(events.filter(({ kind }) => test(kind)).map(({ subject, payload }) => [subject, payload]));
  const model: Model = { directives: {}, tasks: {}, parts: {}, relations: [] };
  for (const [id, { issuedOn }] of last((kind) => kind === 'DIRECTIVE_RECORDED')) {
    model.directives[labelOf(id)] = { issuedOn: String(issuedOn), offices: [] };
  }
  for (const payload of last((kind) => kind === 'TASK_RELATION_RECORDED').values()) {
    const { fromTaskId, toTaskId, kind, extent, basis } = payload as Readonly<Record<string, string>>;
    const ends = { from: labelOf(fromTaskId!), to: labelOf(toTaskId!) };
    model.relations.push({ ...ends, kind: kind!, extent: extent!, holds: basis !== 'DENIED' });
  }

  const expanded = last((kind) => kind === 'ADDRESSEE_EXPANDED');
  const happened = last((kind) => kind.startsWith('ASSIGNMENT_'));
  const add = (id: string, place: Place): void => {
    const part = partOf(place, (happened.get(id) ?? {}) as Readonly<Record<string, readonly Said[]>>, labelOf);
    model.parts[labelOf(id)] = part;
    const [transfer] = (happened.get(id)?.transfers ?? []) as readonly Readonly<Record<string, string>>[];
    if (!transfer) return;
    const { toAssignmentId, toAgencyId, decidedOn } = transfer;
    const next = { from: labelOf(id), since: decidedOn!, agency: labelOf(toAgencyId!), meant: 'BOUND' } as const;
    add(toAssignmentId!, { ...place, ...next });
  };
  for (const [id, payload] of last((kind) => kind === 'TASK_RECORDED')) {
    const task = labelOf(id);
    const { directiveId, deadline, strength, assignments } = payload;
    const { asWritten, kind, lastDay, softLastDay, strength: hardness } = deadline as Readonly<Record<string, never>>;
    model.tasks[task] = {
      ...{ directive: labelOf(String(directiveId)), strength: String(strength) },
      deadline: {
        ...{ words: asWritten ?? null, kind: kind!, lastOn: lastDay ?? null },
        ...{ softLastOn: softLastDay ?? null, strength: hardness ?? null },
      },
    };
    for (const addressee of assignments as readonly Readonly<Record<string, string | null>>[]) {
      const place = { task, role: addressee.role!, memberOf: null, from: null, since: null };
      const meant = addressee.basis === 'CLASS_IF_CONCERNED' ? ('POTENTIAL' as const) : ('BOUND' as const);
      const agency = addressee.agencyId == null ? null : labelOf(addressee.agencyId);
      add(addressee.id!, { ...place, agency, meant });
      const members = (expanded.get(addressee.id!)?.members ?? []) as readonly Readonly<Record<string, string>>[];
      for (const member of members) {
        const own = { memberOf: labelOf(addressee.id!), agency: labelOf(member.agencyId!) };
        add(member.assignmentId!, { ...place, ...own, meant: member.concern as 'BOUND' | 'POTENTIAL' });
      }
    }
  }
  return model;
}

type Place = Pick<ModelPart, 'task' | 'role' | 'agency' | 'memberOf' | 'from' | 'since' | 'meant'>;

function partOf(place: Place, said: Readonly<Record<string, readonly Said[]>>, labelOf: LabelOf): ModelPart {
  const list = (name: string) => (said[name] ?? []) as readonly Readonly<Record<string, never>>[];
  const verdicts = new Map(list('verifications').map((verdict) => [verdict.reportId as unknown as string, verdict]));
  const [transfer] = list('transfers');
  return {
    ...place,
    decisions: list('decisions').map(({ isMeant, decidedOn }) => ({ isMeant: isMeant!, on: decidedOn! })),
    extensions: list('extensions').map((extension) => ({ deadline: deadlineIn(extension), on: extension.decidedOn! })),
    withdrawals: list('withdrawals').map(({ decidedOn }) => decidedOn!),
    reports: list('reports').map(({ reportId, completedOn, period }) => {
      const verdict = verdicts.get(reportId!);
      return {
        ...{ label: labelOf(reportId!), on: completedOn ?? null, period: period ?? null },
        verdict: verdict
          ? { accepted: verdict.verdict === 'ACCEPTED', on: verdict.decidedOn!, isSelf: verdict.isSelfVerified! }
          : null,
      };
    }),
    passedOn: transfer ? { to: labelOf(transfer.toAssignmentId!), on: transfer.decidedOn! } : null,
  };
}

function deadlineIn(extension: Readonly<Record<string, never>>): ModelDeadline {
  return {
    words: extension.deadlineAsWritten ?? null,
    kind: extension.deadlineKind!,
    lastOn: extension.dueOn ?? null,
    softLastOn: extension.softDueOn ?? null,
    strength: extension.deadlineStrength ?? null,
  };
}
