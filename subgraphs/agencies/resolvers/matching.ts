import { isReadable } from '../../../domain/plain-text.ts';
import { fold } from '../../../domain/vietnamese.ts';
import { HubError } from '../../../platform/errors.ts';
import { requireId } from '../../../platform/page.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';
import type { AgencyClassCandidateRow, AgencyMatchRow } from '../loaders/matching.ts';
import { rankClasses } from '../rules/classes.ts';
import { placeKeys } from '../rules/matching/forms.ts';
import { keysOf, likenessKeys, readWording } from '../rules/matching/readings.ts';
import { isLocalPlace, rankAgencies } from '../rules/matching.ts';

/** The most characters of a text to be matched. */
const TEXT_LENGTH = 300;

/** Which agencies and classes names and words in documents may mean. */
export const matchingResolvers = {
  Query: {
    matchAgency: (_, { text, inDocumentOfId, on }, context) =>
      matchAgency(context, requireText(text), issuerOf(inDocumentOfId), on ?? context.readAt.today),
    matchAgencyClass: (_, { text, inDocumentOfId, on }, context) =>
      matchAgencyClass(context, requireText(text), issuerOf(inDocumentOfId), on ?? context.readAt.today),
  },

  AgencyMatch: {
    agency: ({ candidates }) => candidates.find(({ confidence }) => confidence === 'HIGH')?.agency ?? null,
  },
} satisfies Resolvers;

function requireText(text: string): string {
  const isTooLong = text.length > TEXT_LENGTH;
  if (!isTooLong && isReadable(text)) return text;
  const expected = isTooLong
    ? `Expected at most ${TEXT_LENGTH} characters in "text", got ${text.length}.`
    : 'Expected text in "text" without control characters and half characters.';
  throw new HubError('BAD_USER_INPUT', expected, { details: { argument: 'text' } });
}

function issuerOf(id: string | null | undefined): string | null {
  return id == null ? null : requireId(id, 'inDocumentOfId');
}

async function matchAgency(
  { loaders }: Context,
  text: string,
  issuerId: string | null,
  day: string,
): Promise<AgencyMatchRow> {
  const place = await loaders.documentPlace(issuerId, day);
  const wording = readWording(text, isLocalPlace(place));
  if (wording.readings.length === 0) return { candidates: [] };

  const sought = { keys: keysOf(wording, placeKeys(place.local)), alike: likenessKeys(wording) };
  const known = await loaders.candidates(
    sought,
    place.local.map(({ id }) => id),
    day,
  );
  const ranked = rankAgencies(wording, known, place);
  const candidates = ranked.map(async ({ agencyId, confidence, evidence }) => {
    const agency = await loaders.agencyById.load(agencyId);
    return agency === null ? [] : [{ agency, confidence, evidence }];
  });
  return { candidates: (await Promise.all(candidates)).flat() };
}

async function matchAgencyClass(
  { loaders }: Context,
  text: string,
  issuerId: string | null,
  day: string,
): Promise<AgencyClassCandidateRow[]> {
  const { local, isIssuerKnown } = await loaders.documentPlace(issuerId, day);
  const isLocal = isLocalPlace({ local });
  const aboveIds = isIssuerKnown ? [issuerId!, ...local.map(({ id }) => id).filter((id) => id !== issuerId)] : [];
  const classes = await loaders.classesForWords(fold(text), isIssuerKnown ? issuerId : null, aboveIds, day);
  const named = await Promise.all(
    classes.map(async (one) => ({ ...one, within: await withinOf(one.withinId, loaders, day) })),
  );
  const byId = new Map(classes.map((one) => [one.id, one]));
  return rankClasses(text, named, { day, aboveIds, isLocal }).map(({ classId, confidence, condition }) => ({
    agencyClass: byId.get(classId)!,
    confidence,
    condition,
  }));
}

async function withinOf(withinId: string | null, loaders: Context['loaders'], day: string) {
  if (withinId === null) return null;
  const [agency, above] = await Promise.all([
    loaders.agencyById.load(withinId),
    loaders.ancestorsOn(day).load(withinId),
  ]);
  return agency && { level: agency.level, aboveIds: above.map(({ id }) => id) };
}
