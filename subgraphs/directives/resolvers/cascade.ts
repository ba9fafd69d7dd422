import type { GraphQLResolveInfo } from 'graphql';
import { requireId } from '../../../platform/page.ts';
import type { Context } from '../context.ts';
import type { CascadeRow } from '../loaders/cascade.ts';
import type { DirectiveRow } from '../loaders/directives.ts';
import { cascadeOf, cascadeTo } from '../rules/cascade.ts';

/** How a directive was passed on, or only the way to one; an attachment stands for the document it is attached to. */
export async function cascade(
  { loaders, nulls }: Context,
  directive: DirectiveRow,
  toId: string | null,
  info: GraphQLResolveInfo,
): Promise<CascadeRow | null> {
  const rootId = directive.attachedToId ?? directive.id;
  if (toId !== null) requireId(toId, 'toId');
  const material = await loaders.cascadeMaterialByRoot.load(rootId);
  if (!material) return nulls.because('NOT_REPORTED', info);

  const whole = cascadeOf(rootId, material);
  if (toId === null) return whole;
  const target = material.attachments.find(({ id }) => id === toId)?.documentId ?? toId;
  return cascadeTo(target, whole, material) ?? nulls.because('NOT_REPORTED', info);
}
