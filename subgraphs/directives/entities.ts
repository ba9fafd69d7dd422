import {
  CitationFact,
  CountStatementFact,
  DirectiveEvidence,
  DirectiveFact,
  FollowUpFact,
} from './entities/directives.ts';
import {
  RegisterAgency,
  RegisterCalendar,
  RegisterClass,
  RegisterParent,
  RegisterPlace,
  RegisterSuccession,
} from './entities/register.ts';
import { AssignmentSpan } from './entities/spans.ts';
import { AssignmentFact, DeadlinePartFact, TaskFact, TaskRelationFact } from './entities/tasks.ts';
import {
  AssignmentState,
  ConcernFact,
  ExtensionFact,
  MemberFact,
  RedatingFact,
  ReportFact,
  TransferFact,
  VerificationFact,
  WithdrawalFact,
} from './entities/work.ts';

export * from './entities/directives.ts';
export * from './entities/register.ts';
export * from './entities/spans.ts';
export * from './entities/tasks.ts';
export * from './entities/work.ts';

export const ENTITIES = [
  DirectiveFact,
  DirectiveEvidence,
  CitationFact,
  FollowUpFact,
  CountStatementFact,
  TaskFact,
  AssignmentFact,
  DeadlinePartFact,
  TaskRelationFact,
  MemberFact,
  ConcernFact,
  ExtensionFact,
  RedatingFact,
  ReportFact,
  VerificationFact,
  TransferFact,
  WithdrawalFact,
  AssignmentState,
  AssignmentSpan,
  RegisterAgency,
  RegisterParent,
  RegisterPlace,
  RegisterClass,
  RegisterSuccession,
  RegisterCalendar,
] as const;
