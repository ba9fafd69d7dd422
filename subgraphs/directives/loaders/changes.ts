import { type FeedSelection, feedStatement } from '../../../platform/feed/source.ts';
import type { AssignmentChangeKind, DirectiveChangeKind } from '../generated/types.ts';

/** A change of a directive or a task, as the feed tells it. */
export interface DirectiveChangeRow {
  readonly kind: DirectiveChangeKind;
  readonly recordedAt: Date;
  readonly directiveId: string;
  /** Null when a directive changed. */
  readonly taskId: string | null;
}

/** $4 the issuing agency; null for all. */
const CHANGES = feedStatement(
  'directives.changes',
  (isInRange) => `select c.position, c.kind, c.recorded_at as "recordedAt", c.directive_id as "directiveId",
      c.task_id as "taskId"
    from directive_change c where ${isInRange('c')} and ($4::uuid is null or c.issuer_id = $4)`,
);

/** Changes of all directives and their tasks, or of those that one agency had issued when they changed. */
export function changesOf(issuerId: string | null): FeedSelection {
  return { statement: CHANGES, values: [issuerId] };
}

/** A change of an agency's part in a task, as the feed tells it. */
export interface AssignmentChangeRow {
  readonly kind: AssignmentChangeKind;
  readonly recordedAt: Date;
  readonly assignmentId: string;
}

/** $4 the agency. */
const ASSIGNMENT_CHANGES = feedStatement(
  'directives.assignmentChanges',
  (isInRange) => `select c.position, c.kind, c.recorded_at as "recordedAt", c.assignment_id as "assignmentId"
    from assignment_change c where c.agency_id = $4::uuid and ${isInRange('c')}`,
);

/** Changes of what an agency has to do. */
export function assignmentChangesOf(agencyId: string): FeedSelection {
  return { statement: ASSIGNMENT_CHANGES, values: [agencyId] };
}
