import { GraphQLError } from 'graphql';

/** An access rule that the hub cannot read stops the schema: it would else be a rule that nobody keeps. */
export function unreadable(message: string, remedy: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'ACCESS_UNREADABLE', remedy } });
}
