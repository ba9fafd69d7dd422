import { REGISTER_ENTITIES } from '../../platform/register.ts';
import {
  CitationFact,
  CountStatementFact,
  DirectiveEvidence,
  DirectiveFact,
  FollowUpFact,
} from './entities/directives.ts';
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

export * from '../../platform/register/entities.ts';
export * from './entities/directives.ts';
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
  ...REGISTER_ENTITIES,
] as const;
