import { randomUUID } from 'node:crypto';
import { lockSubjects } from '../../../platform/feed.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import { recordFollowUps } from '../commands.ts';
import type { Context } from '../context.ts';
import { FollowUpFact } from '../entities.ts';
import type { NameFollowUpOfficeInput } from '../generated/types.ts';
import { problems } from '../problems.ts';
import { mayChange, requireKnown } from './authority.ts';
import { unknownAgencies } from './named.ts';
import { asSent, kept, malformedTexts, refused, requireIds } from './sent.ts';
import { readDirectives } from './work.ts';

/**
 * Record which office follows up a directive, as the directive says: it alone then verifies what is reported. For operators and for
 * officers of the issuer. A directive may name several.
 *
 * Refused with DIRECTIVE_NOT_FOUND, NOT_YOURS, FOLLOW_UP_EXISTS, AGENCY_NOT_FOUND, AGENCY_NOT_IN_FORCE on the day of issue,
 * TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE.
 */
export async function nameFollowUpOffice(context: Context, input: NameFollowUpOfficeInput): Promise<Outcome> {
  const { viewer } = context;
  requireKnown(viewer);
  requireIds(input);

  const command = { name: 'nameFollowUpOffice', idempotencyKey: input.idempotencyKey, input: asSent(input) };
  return context.carryOut(command, async (em) => {
    const malformed = malformedTexts(input);
    if (malformed.length > 0) return refused(malformed);

    const { directiveId, officeId } = input;
    await lockSubjects(em, 'directives', [directiveId]);
    const directive = (await readDirectives(em, [directiveId])).get(directiveId);
    if (!directive) return refused([problems.DIRECTIVE_NOT_FOUND(['directiveId'], directiveId)]);
    if (!mayChange(viewer, directive)) return refused([problems.NOT_YOURS(['directiveId'])]);
    const known = await em.findOne(
      FollowUpFact,
      { directiveId, officeId, closedSeq: null },
      { disableIdentityMap: true },
    );
    if (known) return refused([problems.FOLLOW_UP_EXISTS(['officeId'], known.followUpId)]);
    const found = await unknownAgencies(em, [{ id: officeId, at: ['officeId'], on: directive.issuedOn }]);
    if (found.length > 0) return refused(found);

    const said = { clause: kept(input.clause), asWritten: kept(input.asWritten) };
    await recordFollowUps(em, [{ id: randomUUID(), directiveId, officeId, ...said }]);
    return { made: { directive: directiveId }, problems: [] };
  });
}
