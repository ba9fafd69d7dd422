import { parseQuery } from '../../../domain/search-text/query.ts';
import { sameText } from '../../../domain/vietnamese.ts';
import { HubError } from '../../../platform/errors.ts';
import { requireId } from '../../../platform/page.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';
import type { DirectiveRow } from '../loaders/directives.ts';
import type { DirectiveMatchRow } from '../loaders/matching.ts';
import { type CitedDocument, readCitation } from '../rules/matching/citation.ts';
import { type Candidate, type CitingPlace, rankDirectives } from '../rules/matching.ts';
import { numberKey, symbolKey } from '../rules.ts';

/** Which directives a citation may mean. */
export const matchingResolvers = {
  Query: {
    matchDirective: (_, { text, citedInId }, context) =>
      matchDirective(context, requireText(text), citedInId == null ? null : requireId(citedInId, 'citedInId')),
  },
} satisfies Resolvers;

/** The most characters of a citation. */
const TEXT_LENGTH = 500;
/** What is looked for by its title: the first words of it say enough. */
const TITLE_LENGTH = 200;
const FOUND_BY_TITLE = 20;

function requireText(text: string): string {
  if (text.length <= TEXT_LENGTH) return text;
  throw new HubError('BAD_USER_INPUT', `Expected at most ${TEXT_LENGTH} characters in "text", got ${text.length}.`, {
    details: { argument: 'text' },
  });
}

async function matchDirective(context: Context, text: string, citedInId: string | null): Promise<DirectiveMatchRow> {
  const cited = readCitation(text);
  const place = citedInId === null ? null : await placeOf(context, citedInId, text);
  const candidates = await candidatesOf(context, cited, place);
  const { symbol, number, year, day } = cited;
  return {
    number: symbol?.value.number ?? number?.value ?? null,
    symbol: symbol?.value.symbol ?? null,
    year: year?.value ?? null,
    issuedOn: day?.value.day ?? null,
    candidates: rankDirectives(cited, place, candidates).map(({ candidate, confidence, evidence }) => {
      return { directive: candidate.row, confidence, evidence };
    }),
  };
}

/** Null for a directive that is not there: its citation is read as one of which it is not known where it stands. */
async function placeOf({ loaders }: Context, id: string, text: string): Promise<CitingPlace | null> {
  const [citing, nearby] = await Promise.all([loaders.citingDirective(id), loaders.citedNearby(id)]);
  if (citing === null) return null;
  // The same words elsewhere, or this place itself, say no more than the words do.
  const elsewhere = nearby.filter(({ asWritten }) => !sameText(asWritten, text));
  const cited = Map.groupBy(elsewhere, ({ toId }) => toId);
  return {
    ...citing,
    cited: new Map([...cited].map(([toId, rows]) => [toId, rows.map(({ asWritten }) => asWritten)])),
  };
}

interface FoundCandidate extends Candidate {
  readonly row: DirectiveRow;
}

async function candidatesOf(
  context: Context,
  cited: CitedDocument,
  place: CitingPlace | null,
): Promise<FoundCandidate[]> {
  const { loaders } = context;
  const nicknamed =
    cited.number && cited.isTitled ? await loaders.directivesNicknamed(numberKey(cited.number.value)) : [];
  const found = await Promise.all([
    loaders.directivesSought(soughtOf(cited, place)),
    foundByWords(context, cited),
    place === null ? [] : loaders.directivesBound(place.id),
    place === null ? [] : Promise.all([...place.cited.keys()].map((id) => loaders.directiveById.load(id))),
  ]);
  const rows = [...nicknamed, ...found.flat()].filter((row) => row !== null);
  const distinct = [...new Map(rows.map((row) => [row.id, row])).values()];
  const isNicknamed = new Set(nicknamed.map(({ id }) => id));
  return Promise.all(
    distinct.map(async (row): Promise<FoundCandidate> => {
      const [evidence, issuer] = await Promise.all([
        row.isOwnNumberBlank || row.isOwnDateBlank ? loaders.evidenceByDirective.load(row.id) : [],
        row.issuerId == null ? null : loaders.registerAgencyById.load(row.issuerId),
      ]);
      return {
        ...row,
        row,
        issuerNames: [row.issuerAsWritten, issuer?.name].filter((name) => name != null),
        statedElsewhere: evidence.map(({ asWritten }) => asWritten),
        isNicknamed: isNicknamed.has(row.id),
      };
    }),
  );
}

function soughtOf({ symbol, number, year, day, isTitled }: CitedDocument, place: CitingPlace | null) {
  const own = symbol?.value.number ?? (isTitled ? null : (number?.value ?? null));
  const written = symbol === null || symbol.value.number === null ? [] : [symbol.value.symbol];
  // "107/NĐ-CP" of 2021 may be 107/2021/NĐ-CP, and the other way round.
  const withYear = year === null ? [] : written.map((text) => text.replace('/', `/${year.value}/`));
  const withoutYear = written.map((text) => text.replace(/\/(?:19|20)\d\d\//, '/'));
  return {
    symbolKeys: [...new Set([...written, ...withYear, ...withoutYear].map(symbolKey))],
    numberKey: own === null ? null : numberKey(own),
    day: day?.value.day ?? null,
    before: place?.day ?? null,
    from: year === null ? null : `${year.value}-01-01`,
    to: year === null ? null : `${year.value}-12-31`,
  };
}

/** By the codes and the month of a blank number, by the title of what has none, and by the title of what is not cited by number alone. */
async function foundByWords(
  { loaders }: Context,
  { symbol, day, subject }: CitedDocument,
): Promise<readonly DirectiveRow[]> {
  const isBlank = symbol !== null && symbol.value.number === null;
  const codes = isBlank ? `${symbol.value.symbol.replaceAll('/', ' ')} ${monthOf(day?.value.month ?? null)}` : null;
  // What a citation puts between quotation marks is seldom the title to the letter.
  const title = subject.replaceAll(/["“”«»]/g, ' ').slice(0, TITLE_LENGTH);
  const texts = [codes, title].filter((text) => text !== null);
  const found = await Promise.all(texts.map((text) => loaders.directivesFound(parseQuery(text), FOUND_BY_TITLE)));
  return found.flatMap(({ candidates }) => candidates);
}

function monthOf(month: string | null): string {
  return month === null ? '' : month.split('-').reverse().join('/');
}
