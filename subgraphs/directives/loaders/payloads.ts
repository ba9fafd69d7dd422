import type { Problem } from '../../../platform/problems.ts';

/** What a command led to; what it shows is read when it is asked for, as of the command. */
interface Payload {
  readonly problems: readonly Problem[];
}
interface DirectivePayload extends Payload {
  readonly directiveId: string | null;
}
interface TaskPayload extends Payload {
  readonly taskId: string | null;
}
interface AssignmentPayload extends Payload {
  readonly assignmentId: string | null;
}
interface ReportPayload extends Payload {
  readonly reportId: string | null;
}

export interface CorrectDirectivePayloadRow extends DirectivePayload {}
export interface NameFollowUpOfficePayloadRow extends DirectivePayload {}
export interface RecordTaskPayloadRow extends TaskPayload {}
export interface CorrectTaskPayloadRow extends TaskPayload {}
export interface ExtendDeadlinePayloadRow extends TaskPayload {}
export interface WithdrawTaskPayloadRow extends TaskPayload {}
export interface RelateTasksPayloadRow extends TaskPayload {}
export interface AssignTaskPayloadRow extends AssignmentPayload {}
export interface TransferAssignmentPayloadRow extends AssignmentPayload {}
export interface ConfirmMembersPayloadRow extends AssignmentPayload {}
export interface ReportAssignmentPayloadRow extends ReportPayload {}
export interface VerifyReportPayloadRow extends ReportPayload {}
