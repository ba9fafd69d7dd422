import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { inForceOn } from '../../../../domain/agency-tree.ts';
import { requireId } from '../../../../platform/page.ts';
import { problemsOfText } from '../../../../platform/problems/text.ts';
import type { Problem } from '../../../../platform/problems.ts';
import type { Outcome } from '../../../../platform/receipt.ts';
import type { Context } from '../../context.ts';
import { LinkAgency, LinkEnd, LinkFact, LinkStatement, SystemOwner } from '../../entities/systems.ts';
import { AgencyFact } from '../../entities.ts';
import type { ReportSystemLinkInput } from '../../generated/types.ts';
import { systemProblems } from '../../problems/systems.ts';
import { problems } from '../../problems.ts';
import { goesWith, isProgress, mayReportFor } from '../../rules/systems.ts';
import { requireScopes } from '../authority.ts';
import { refused } from '../refusal.ts';
import { recordStatements, type StatementRecord } from '../systems.ts';
import { lock } from '../transaction.ts';
import { kept, keptOrNull, problemsOfOptionalText } from './named.ts';

const LENGTH_CAPS = { asWritten: 2000, counted: 200 } as const;

type Report = Omit<StatementRecord, 'id' | 'reportedById' | 'statedInId' | 'clause' | 'mayAlsoMean' | 'status'> &
  Pick<ReportSystemLinkInput, 'status' | 'reportedById'>;

/**
 * Say how a link stands on a day, for an agency. It adds a statement and takes none back, also when it comes late: how the
 * link stands on a day follows the day that statements speak of, then when they were recorded.
 *
 * Refused with all of these that apply: TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE, PROGRESS_INCOMPLETE, PROGRESS_IMPOSSIBLE,
 * PROGRESS_CONTRADICTS_STATUS, STATED_IN_FUTURE; else with all of SYSTEM_LINK_NOT_FOUND and AGENCY_NOT_FOUND; else with
 * SYSTEM_LINK_NOT_YOURS; else with REPORTER_NOT_IN_FORCE or LINK_STATEMENT_EXISTS. A refusal writes its receipt and nothing
 * else. Errors: UNAUTHENTICATED, FORBIDDEN, ID_MALFORMED.
 */
export async function reportSystemLink(context: Context, input: ReportSystemLinkInput): Promise<Outcome> {
  const { viewer } = context;
  requireScopes(viewer, 'systems:write');
  const { today } = context.present.readAt;
  const { idempotencyKey } = input;
  const report: Report = {
    linkId: requireId(input.systemLinkId, 'input.systemLinkId'),
    reportedById: requireId(input.reportedById, 'input.reportedById'),
    ...{ status: input.status, statedOn: input.statedOn, asWritten: input.asWritten },
    ...{ numerator: input.numerator ?? null, denominator: input.denominator ?? null, counted: input.counted ?? null },
  };
  return context.carryOut({ name: 'reportSystemLink', idempotencyKey, input: report }, async (em) => {
    const malformed = malformedIn(report, today);
    if (malformed.length > 0) return refused(malformed);

    // Two reports of one thing at the same time: the second has to see the first.
    await lock(em, `link ${report.linkId}`);
    const reporter = await agencyOf(em, report.reportedById);
    const missing = [...(await linkProblems(em, report)), ...reporterProblems(report, reporter)];
    if (missing.length > 0) return refused(missing);
    if (!mayReportFor(viewer, report.reportedById, await concernedBy(em, report.linkId, today))) {
      return refused([systemProblems.SYSTEM_LINK_NOT_YOURS(['reportedById'])]);
    }
    const { statedOn } = report;
    const days = { validFrom: reporter!.validFrom ?? null, validTo: reporter!.validTo ?? null };
    if (!inForceOn(days, statedOn)) {
      return refused([systemProblems.REPORTER_NOT_IN_FORCE(['reportedById'], reporter!.name, statedOn)]);
    }

    const statement: StatementRecord = {
      ...{ ...report, id: randomUUID(), mayAlsoMean: [], statedInId: null, clause: null },
      ...{ asWritten: kept(report.asWritten), counted: keptOrNull(report.counted) },
    };
    const sameId = await sameStatement(em, statement);
    if (sameId !== null) return refused([systemProblems.LINK_STATEMENT_EXISTS([], sameId)]);
    await recordStatements(em, [statement]);
    return { made: { linkStatement: statement.id }, problems: [] };
  });
}

/** What can be said of a report by itself. */
function malformedIn(report: Report, today: string): Problem[] {
  const { statedOn } = report;
  return [
    ...problemsOfText('asWritten', report.asWritten, LENGTH_CAPS.asWritten),
    ...problemsOfOptionalText('counted', report.counted, LENGTH_CAPS.counted),
    ...progressProblems(report),
    ...(statedOn > today ? [systemProblems.STATED_IN_FUTURE(['statedOn'], statedOn, today)] : []),
  ];
}

function progressProblems({ numerator, denominator, counted, status }: Report): Problem[] {
  if (numerator === null && denominator === null && counted === null) return [];
  if (numerator === null || denominator === null || counted === null) {
    const missing = numerator === null ? 'numerator' : denominator === null ? 'denominator' : 'counted';
    return [systemProblems.PROGRESS_INCOMPLETE([missing])];
  }
  const progress = { numerator, denominator };
  const shown = [String(numerator), String(denominator)] as const;
  if (!isProgress(progress)) return [systemProblems.PROGRESS_IMPOSSIBLE(['numerator'], ...shown)];
  return goesWith(progress, status)
    ? []
    : [systemProblems.PROGRESS_CONTRADICTS_STATUS(['numerator'], ...shown, status)];
}

async function linkProblems(em: EntityManager, { linkId }: Report): Promise<Problem[]> {
  const known = await em.count(LinkFact, { linkId, closedSeq: null });
  return known > 0 ? [] : [systemProblems.SYSTEM_LINK_NOT_FOUND(['systemLinkId'], linkId)];
}

function agencyOf(em: EntityManager, agencyId: string): Promise<AgencyFact | null> {
  return em.findOne(AgencyFact, { agencyId, closedSeq: null }, { disableIdentityMap: true });
}

function reporterProblems({ reportedById }: Report, reporter: AgencyFact | null): Problem[] {
  return reporter ? [] : [problems.AGENCY_NOT_FOUND(['reportedById'], reportedById)];
}

/** The agencies that are named to make a link, and those that own one of its systems on a day. */
async function concernedBy(em: EntityManager, linkId: string, day: string): Promise<string[]> {
  const options = { disableIdentityMap: true } as const;
  const makers = await em.find(LinkAgency, { linkId, closedSeq: null }, options);
  const ends = await em.find(LinkEnd, { linkId, closedSeq: null }, options);
  const systemId = { $in: ends.map((end) => end.systemId) };
  const owners = await em.find(SystemOwner, { systemId, closedSeq: null }, options);
  const owning = owners.filter(({ validFrom = null, validTo = null }) => inForceOn({ validFrom, validTo }, day));
  return [...makers, ...owning].flatMap(({ agencyId }) => agencyId ?? []);
}

/** The statement that says just this; null when there is none. */
async function sameStatement(em: EntityManager, { id: _, ...said }: StatementRecord): Promise<string | null> {
  const { linkId, reportedById, statedOn, status, asWritten, numerator, denominator, counted } = said;
  const same = await em.findOne(
    LinkStatement,
    { linkId, reportedById, statedOn, status, asWritten, numerator, denominator, counted, closedSeq: null },
    { orderBy: { statementId: 'asc' }, disableIdentityMap: true },
  );
  return same?.statementId ?? null;
}
