import type { EntityManager } from '@mikro-orm/postgresql';
import type { DirectiveRecord } from '../commands.ts';
import { CitationFact, CountStatementFact, DirectiveEvidence, type DirectiveFact } from '../entities.ts';

/** A directive as it is recorded now, whole: recording it again as it is changes nothing. */
export async function storedDirective(em: EntityManager, directive: DirectiveFact): Promise<DirectiveRecord> {
  const { directiveId, isOwnNumberBlank, isOwnDateBlank } = directive;
  const inOrder = { disableIdentityMap: true, orderBy: { ordinal: 'asc' } } as const;
  const evidence = await em.find(DirectiveEvidence, { directiveId, closedSeq: null }, inOrder);
  const citations = await em.find(CitationFact, { fromId: directiveId, closedSeq: null }, inOrder);
  const counts = await em.find(CountStatementFact, { directiveId, closedSeq: null }, inOrder);
  return {
    ...{ id: directiveId, key: directive.key ?? null, kind: directive.kind, type: directive.type },
    typeCode: directive.typeCode ?? null,
    number: directive.number ?? null,
    symbol: directive.symbol ?? null,
    issuerId: directive.issuerId ?? null,
    issuerAsWritten: directive.issuerAsWritten ?? null,
    issuedOn: directive.issuedOn ?? null,
    subject: directive.subject ?? null,
    attachedToId: directive.attachedToId ?? null,
    ownCopy:
      isOwnNumberBlank == null || isOwnDateBlank == null
        ? null
        : {
            numberLine: directive.ownNumberLine ?? null,
            dateLine: directive.ownDateLine ?? null,
            blankNumber: isOwnNumberBlank,
            blankDate: isOwnDateBlank,
          },
    evidence: evidence.map(({ field, statedInId, asWritten, confidence }) => ({
      ...{ field, asWritten, confidence },
      statedInId: statedInId ?? null,
    })),
    citations: citations.map((citation) => ({
      id: citation.citationId,
      toId: citation.toId ?? null,
      relation: citation.relation,
      clause: citation.clause,
      provision: citation.provision ?? null,
      asWritten: citation.asWritten,
      resolvedBy: citation.resolvedBy ?? null,
      planned: citation.isPlanned,
    })),
    countStatements: counts.map(({ clause, asWritten, stated, comparedWith, found, taskId }) => ({
      ...{ clause, asWritten, stated, comparedWith, found },
      taskId: taskId ?? null,
    })),
  };
}
