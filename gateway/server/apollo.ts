import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Viewer } from '../../platform/viewer.ts';
import type { GraphQLRequest } from '../admission.ts';
import type { Caller, Gateway, GatewayAnswer } from '../gateway.ts';

/** One request on its way through Apollo: what was admitted goes in, the answer comes out. */
export interface Passage {
  readonly request: GraphQLRequest;
  readonly caller: Caller & { readonly viewer: Viewer };
  answer: GatewayAnswer | null;
}

/** Apollo copies its context, so what is to be written to is one level down. */
export interface DoorContext {
  readonly passage: Passage;
}

/**
 * Apollo Server in front of the gateway: what a request that was let in goes through on its way to a single answer.
 * Documents come to it read and validated, and the answer passes through it as the text that it is. Forged requests,
 * methods and media types are settled before it, by the same rules for all doors.
 */
export function apolloOver(gateway: Gateway): ApolloServer<DoorContext> {
  return new ApolloServer<DoorContext>({
    gateway: {
      onSchemaLoadOrUpdate(listener) {
        listener({ apiSchema: gateway.apiSchema, coreSupergraphSdl: '' });
        return () => {};
      },
      load: async () => ({
        executor: async ({ context }) => {
          const { passage } = context as DoorContext;
          passage.answer = await gateway.answer(passage.request, passage.caller);
          return { data: {} };
        },
      }),
      stop: async () => {},
    },
    // Its keys end in the SHA-256 of the document's text, as ours are.
    documentStore: {
      get: async (key) => gateway.documents.byHash(key.slice(-64))?.ast,
      set: async () => {},
      delete: async () => false,
    },
    dangerouslyDisableValidation: true,
    parseOptions: { maxTokens: gateway.limits.documentTokens },
    // checkForgery of origin.ts does it: without a special header, and with an eye on what browsers say of a request.
    csrfPrevention: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    stringifyResult: (result) => (result.errors ? JSON.stringify({ errors: result.errors }) : ''),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
