/** A deadline as facts keep it: the words, what they fix, and the last days; days are 'YYYY-MM-DD'. */
export interface DeadlineFacts {
  readonly asWritten: string | null;
  readonly kind: string;
  readonly period: string | null;
  readonly lastOn: string | null;
  readonly softLastOn: string | null;
  /** SOFT is an aim: who misses it is not late. Null without a deadline. */
  readonly strength: 'HARD' | 'SOFT' | null;
}

export type Concern = 'BOUND' | 'POTENTIAL' | 'EXCLUDED';
export type AssignmentStateName = 'OPEN' | 'REPORTED' | 'RETURNED' | 'VERIFIED' | 'TRANSFERRED' | 'WITHDRAWN';

/** What the follow-up office made of a report. */
export interface VerificationFacts {
  readonly verdict: 'ACCEPTED' | 'RETURNED';
  readonly decidedOn: string;
  readonly isSelfVerified: boolean;
}

export interface ReportFacts {
  readonly id: string;
  readonly outcome: 'DONE' | 'IN_PROGRESS' | 'IMPEDED';
  /** With DONE, and only then. */
  readonly completedOn: string | null;
  /** Of a recurring duty, and only of one. */
  readonly period: string | null;
  readonly verification: VerificationFacts | null;
}

/** Another deadline, and the decision that set it. */
export interface ExtensionFacts extends DeadlineFacts {
  readonly id: string;
  readonly decidedOn: string;
}

/** The last days of a deadline by a changed calendar, and the day of the act that changed it. */
export interface RedatingFacts {
  readonly dueOn: string;
  readonly softDueOn: string | null;
  readonly actIssuedOn: string;
  /** The extension whose days moved; null for the deadline as it was set. */
  readonly extensionId: string | null;
}

/** What happened to one assignment, in any order: what it comes to does not depend on the order in which it was heard of. */
export interface AssignmentFacts {
  readonly decisions: readonly { readonly isMeant: boolean; readonly decidedOn: string }[];
  readonly extensions: readonly ExtensionFacts[];
  readonly redatings: readonly RedatingFacts[];
  readonly reports: readonly ReportFacts[];
  readonly transfer: {
    readonly toAssignmentId: string;
    readonly toAgencyId: string;
    readonly decidedOn: string;
  } | null;
  readonly withdrawals: readonly { readonly decidedOn: string }[];
}

export const NOTHING_HAPPENED: AssignmentFacts = {
  decisions: [],
  extensions: [],
  redatings: [],
  reports: [],
  transfer: null,
  withdrawals: [],
};

/** An assignment with all that its standing depends on. */
export interface AssignmentHistory extends AssignmentFacts {
  /** As the directive and its classes make it. */
  readonly concern: 'BOUND' | 'POTENTIAL';
  readonly original: DeadlineFacts;
  /**
   * Of a member of a class whom the task also names: the day on which all its parts by name had ended, from which it is asked
   * as a member; `STILL_NAMED` while one goes on. Null for all others.
   */
  readonly namedUntil: string | null;
}

/** Later than every day. */
export const STILL_NAMED = '9999-12-31+';

/** An addressee as the directive names it. */
export interface AddresseeFacts {
  readonly id: string;
  /** Place in the task's list, counted from 0. */
  readonly ordinal: number;
  readonly agencyId: string | null;
  readonly agencyAsWritten: string;
  readonly classId: string | null;
  readonly role: string;
  readonly basis: string;
  readonly condition: string | null;
}

/** An agency of a class that a task addresses. */
export interface MemberFacts {
  readonly assignmentId: string;
  readonly addresseeId: string;
  readonly agencyId: string;
  readonly name: string;
  readonly concern: 'BOUND' | 'POTENTIAL';
  readonly source: 'CLASS' | 'OFFICER';
}

/** A task with all that its assignments depend on. */
export interface TaskWork {
  readonly taskId: string;
  readonly directiveId: string;
  readonly issuedOn: string | null;
  readonly deadline: DeadlineFacts;
  /** The deadline of an older task that it reminds of, where it sets none itself. */
  readonly inherited: { readonly fromTaskId: string; readonly deadline: DeadlineFacts } | null;
  readonly addressees: readonly AddresseeFacts[];
  readonly members: readonly MemberFacts[];
  /** What happened, by assignment. */
  readonly facts: ReadonlyMap<string, AssignmentFacts>;
}
