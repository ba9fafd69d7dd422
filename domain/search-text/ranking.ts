import { createReader, type Field, type Occurrence, type ReadCandidate } from './occurrences.ts';
import type { SearchQuery } from './query.ts';

/** How well something fits a query. */
export interface Fit {
  /** 0 to 1. */
  readonly score: number;
  /** The text of the field in which most was found, with what was found between « and ». */
  readonly matched: string;
}

/** Shares of the score: which words are there, how many follow one another as in the query, how much of the field they are. */
const SHARE = { words: 0.62, order: 0.26, whole: 0.12 };

/** Of a word that texts may lack, beside 1 of any other. */
const DISPENSABLE_WEIGHT = 0.1;
const NUMBER_WEIGHT = 1.4;

const NUMBER = /^\d/;

/**
 * Fit each candidate to a query, in the candidates' order; null for one in which nothing of it stands, or not all of its
 * quotations. What counts: how many of the query's words are there, the rarer among the candidates the more, in which
 * field, with the diacritics that were typed; whether they are in the query's order; how much of the field they are.
 * With `withSlips` words are also found in others that they may be slips for.
 */
export function fitsOf(
  query: SearchQuery,
  candidates: readonly (readonly Field[])[],
  options: { readonly withSlips: boolean },
): (Fit | null)[] {
  const reader = createReader(query, options);
  const found = candidates.map((fields) => reader.read(fields));
  const weights = weightsOf(query, found);
  return found.map((read) =>
    read.occurrences.length > 0 && quotationsStandIn(query, read.occurrences) ? fitOf(query, weights, read) : null,
  );
}

/** What each word of the query counts: more for a number, less for one that texts may lack, more for one that few candidates have. */
function weightsOf(query: SearchQuery, found: readonly ReadCandidate[]): number[] {
  const holding = new Array<number>(query.words.length).fill(0);
  const heldBy = new Array<number>(query.words.length).fill(-1);
  found.forEach(({ occurrences }, n) => {
    for (const { from, to } of occurrences) {
      for (let at = from; at <= to; at += 1) {
        if (heldBy[at] === n) continue;
        heldBy[at] = n;
        holding[at]! += 1;
      }
    }
  });
  return query.words.map(({ folded, isDispensable }, at) => {
    if (folded === 'va' && query.words.length > 1) return 0;
    if (isDispensable) return DISPENSABLE_WEIGHT;
    const rarity = 1 + Math.log((1 + found.length) / (1 + holding[at]!));
    return rarity * (NUMBER.test(folded) ? NUMBER_WEIGHT : 1);
  });
}

function fitOf(query: SearchQuery, weights: readonly number[], { fields, lengths, occurrences }: ReadCandidate): Fit {
  const count = query.words.length;
  /** What each word of the query is worth where it is worth most; and by field, what all are worth there. */
  const best = new Array<number>(count).fill(0);
  const worthIn = fields.map(() => new Array<number>(count).fill(0));
  for (const { from, to, field, fit } of occurrences) {
    const { weight, numberWeight = weight } = fields[field]!;
    const worth = worthIn[field]!;
    for (let at = from; at <= to; at += 1) {
      const value = fit * (NUMBER.test(query.words[at]!.folded) ? numberWeight : weight);
      if (value > best[at]!) best[at] = value;
      if (value > worth[at]!) worth[at] = value;
    }
  }
  const weighed = (values: readonly number[]) => values.reduce((sum, value, at) => sum + value * weights[at]!, 0);
  const words = weighed(best) / weights.reduce((sum, weight) => sum + weight, 0);

  const runs = runsIn(query, occurrences);
  const order = count === 1 ? words : runs.pairs.size / (count - 1);

  const totals = worthIn.map(weighed);
  const main = totals.indexOf(Math.max(...totals));
  const told = occurrences.filter(({ field }) => field === main);
  const whole = placesHeld(told) / Math.max(1, lengths[main]!);

  return {
    score: Math.min(1, SHARE.words * words + SHARE.order * order + SHARE.whole * whole),
    get matched() {
      return markedText(fields[main]!.text, shown(told, runs.occurrences));
    },
  };
}

/** How many of a field's words occurrences hold, which come in the order of their beginnings. */
function placesHeld(occurrences: readonly Occurrence[]): number {
  let held = 0;
  let upTo = -1;
  for (const { start, end } of occurrences) {
    if (end <= upTo) continue;
    held += end - Math.max(start - 1, upTo);
    upTo = end;
  }
  return held;
}

/** Occurrences that stand next to one of the neighbouring word of the query, and after which words of the query that is so. */
function runsIn(query: SearchQuery, occurrences: readonly Occurrence[]) {
  const pairs = new Set<number>();
  const inRuns = new Set<Occurrence>();
  occurrences.forEach((each, n) => {
    // Words that one occurrence says together are in order.
    for (let at = each.from; at < each.to; at += 1) pairs.add(at);
    const joined = query.words[each.to + 1]?.folded === 'va';
    const following = each.to + (joined ? 2 : 1);
    for (let later = n + 1; later < occurrences.length; later += 1) {
      const next = occurrences[later]!;
      if (next.field !== each.field || next.start > each.end + 1) break;
      if (next.start !== each.end + 1 || next.from !== following) continue;
      pairs.add(each.to);
      if (joined) pairs.add(each.to + 1);
      inRuns.add(each);
      inRuns.add(next);
    }
  });
  return { pairs, occurrences: inRuns };
}

/** Whether the words of each quotation follow one another in one field. */
function quotationsStandIn(query: SearchQuery, occurrences: readonly Occurrence[]): boolean {
  if (query.words.every(({ quotation }) => quotation === null)) return true;
  const quoted = Map.groupBy(
    query.words.map(({ quotation, folded }, at) => ({ quotation, folded, at })),
    ({ quotation }) => quotation,
  );
  quoted.delete(null);
  return [...quoted.values()].every((all) => {
    const words = all.filter(({ folded }) => folded !== 'va');
    return occurrences.some(({ from, field, start }) => {
      if (from !== words[0]?.at) return false;
      return words.every(({ at }, step) =>
        occurrences.some((each) => each.from === at && each.field === field && each.start === start + step),
      );
    });
  });
}

/** What to show: of a word of the query that stands in its order somewhere, only that; of any other all. */
function shown(occurrences: readonly Occurrence[], inRuns: ReadonlySet<Occurrence>): Occurrence[] {
  const ordered = new Set(occurrences.filter((each) => inRuns.has(each)).map(({ from }) => from));
  return occurrences.filter((each) => inRuns.has(each) || !ordered.has(each.from));
}

/** The text with occurrences, in the order of their beginnings, between « and »; neighbours have one pair of marks. */
function markedText(text: string, occurrences: readonly Occurrence[]): string {
  const spans: { start: number; end: number; startsAt: number; endsAt: number }[] = [];
  for (const { start, end, startsAt, endsAt } of occurrences) {
    const last = spans.at(-1);
    if (last === undefined || start > last.end + 1) spans.push({ start, end, startsAt, endsAt });
    else if (end > last.end) Object.assign(last, { end, endsAt });
  }
  let marked = '';
  let written = 0;
  for (const { startsAt, endsAt } of spans) {
    marked += `${text.slice(written, startsAt)}«${text.slice(startsAt, endsAt)}»`;
    written = endsAt;
  }
  return marked + text.slice(written);
}
