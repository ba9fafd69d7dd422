/**
 * What a check of a schema found, in a form that a person reads and a machine sorts. ERROR stops a publish; WARNING
 * is shown. Codes are added, never renamed. `coordinate` is a schema coordinate such as "Agency.name",
 * "Query.agencies(page:)" or "Task"; null when the finding concerns the whole document.
 */
export interface Finding {
  readonly code: string;
  readonly severity: 'ERROR' | 'WARNING';
  /** What was expected and what came. */
  readonly message: string;
  /** Null when several subgraphs together cause it; `message` names them then. */
  readonly subgraph: string | null;
  readonly coordinate: string | null;
  /** What to do, as one sentence. */
  readonly remedy: string;
}

/** The finding as one block of text for a terminal: severity and code, place, message, remedy. */
export function formatFinding(finding: Finding): string {
  const place = [finding.subgraph, finding.coordinate].filter((part) => part !== null).join(' ');
  return `${finding.severity} ${finding.code}${place && ` at ${place}`}\n  ${finding.message}\n  → ${finding.remedy}`;
}

/** Findings in a stable order: subgraph, place, code, message. Does not touch its argument. */
export function sortedFindings(findings: readonly Finding[]): Finding[] {
  const key = (finding: Finding) =>
    [finding.subgraph ?? '', finding.coordinate ?? '', finding.code, finding.message].join('\u0000');
  return findings
    .map((finding) => ({ finding, key: key(finding) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ finding }) => finding);
}
