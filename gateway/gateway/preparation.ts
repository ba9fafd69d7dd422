import { HubError } from '../../platform/errors.ts';
import type { GraphQLRequest } from '../admission.ts';
import type { CompiledOperation } from '../planner/plans.ts';
import type { OperationKind, PreparedOperation } from '../planner/prepared-operation.ts';
import type { GatewayVersion } from './version.ts';

/** A request whose document and variables hold on one version. */
export interface Understood {
  readonly operation: PreparedOperation;
  /** As the plan knows them. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Refused with what refuses a document, and with OPERATION_RESOLUTION_FAILURE. */
export function kindOf(on: GatewayVersion, request: GraphQLRequest): OperationKind {
  return on.documents.read(request.query).operation(request.operationName).kind;
}

/**
 * What a request that wants one answer, or a stream of events, asks of a version. Refused as `kindOf` is, with
 * SUBSCRIPTION_OVER_THIS_DOOR or SUBSCRIPTION_UNKNOWN when it is of the other kind, and with BAD_USER_INPUT for variables.
 */
export function understand(on: GatewayVersion, request: GraphQLRequest, wanted: 'answer' | 'stream'): Understood {
  const operation = on.documents.read(request.query).operation(request.operationName);
  const isStream = operation.kind === 'subscription';
  if (isStream && wanted === 'answer') {
    throw new HubError('SUBSCRIPTION_OVER_THIS_DOOR', 'A subscription is a stream of events, and this is one answer.');
  }
  if (!isStream && wanted === 'stream') {
    throw new HubError(
      'SUBSCRIPTION_UNKNOWN',
      `A subscription was expected, but the operation is a ${operation.kind}.`,
    );
  }
  return { operation, variables: operation.variables(request.variables) };
}

/** The plan for what is asked, whatever its kind. At once when it is known. Refused with PLAN_FAILED. */
export function planOf(
  on: GatewayVersion,
  { operation, variables }: Understood,
): CompiledOperation | Promise<CompiledOperation> {
  return on.plans.for(operation.variant(variables));
}
