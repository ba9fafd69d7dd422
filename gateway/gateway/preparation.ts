import { HubError } from '../../platform/errors.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Guard } from '../access/guard.ts';
import type { GraphQLRequest } from '../admission.ts';
import type { CompiledOperation } from '../planner/plans.ts';
import type { OperationKind, OperationVariant, PreparedOperation } from '../planner/prepared-operation.ts';
import type { GatewayVersion } from './version.ts';

/** A request whose document and variables hold on one version, and that is not refused as a whole. */
export interface Understood {
  readonly operation: PreparedOperation;
  /** The operation as the viewer sees it. */
  readonly variant: OperationVariant;
  /** As the plan knows them. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Refused with what refuses a document, and with OPERATION_RESOLUTION_FAILURE. */
export function kindOf(on: GatewayVersion, request: GraphQLRequest): OperationKind {
  return on.documents.read(request.query).operation(request.operationName).kind;
}

/**
 * What a request that wants one answer, or a stream of events, asks of a version. Refused as `kindOf` is, with
 * SUBSCRIPTION_OVER_THIS_DOOR or SUBSCRIPTION_UNKNOWN when it is of the other kind, with BAD_USER_INPUT for variables, and
 * with what the guard refuses: INTROSPECTION_REFUSED, UNAUTHENTICATED, FORBIDDEN.
 */
export function understand(
  on: GatewayVersion,
  request: GraphQLRequest,
  wanted: 'answer' | 'stream',
  caller: { readonly viewer: Viewer; readonly requestId: string },
  guard: Guard,
): Understood {
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
  guard.checkIntrospection(operation, caller.viewer);
  const variables = operation.variables(request.variables);
  const variant = operation.variant(variables, on.access.classOf(caller.viewer));
  guard.checkAccess(operation, variant, { ...caller, query: request.query });
  return { operation, variant, variables };
}

/** The plan for what is asked, whatever its kind. At once when it is known. Refused with PLAN_FAILED. */
export function planOf(on: GatewayVersion, { variant }: Understood): CompiledOperation | Promise<CompiledOperation> {
  return on.plans.for(variant);
}
