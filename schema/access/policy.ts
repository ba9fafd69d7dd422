import { parse } from 'graphql';
import { type Demand, PERSONAL, type Requirement, readAccess } from '../access.ts';
import { type Finding, sortedFindings } from '../finding.ts';
import { canonical, keyOf } from './demands.ts';
import { readModel } from './model.ts';

/** Where the lines stand; the messages name it. */
const FILE = 'schema/policy.json';

/** What was meant: who may see each field. */
interface Policy {
  /** What each access class demands. */
  readonly classes: ReadonlyMap<string, Requirement>;
  /** Type → field → "CLASS" or "CLASS personal". */
  readonly lines: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * Compare what was meant with what the supergraph demands. `policyText` is schema/policy.json: a line for every field of
 * every object type and interface, written by hand and never from the SDL, so that a field that is added, opened or no
 * longer marked personal has to be decided twice.
 *
 * Findings: POLICY_UNREADABLE, POLICY_LINE_MISSING, POLICY_LINE_ORPHANED, POLICY_CLASS_UNKNOWN, POLICY_LINE_DIFFERS (the
 * class is not exactly what the field and its type demand), POLICY_MARK_DIFFERS.
 */
export function checkPolicy(policyText: string, supergraphSdl: string): readonly Finding[] {
  const policy = readPolicy(policyText);
  if (typeof policy === 'string') {
    return [finding('POLICY_UNREADABLE', null, policy, `Correct ${FILE}; the others of its lines show the form.`)];
  }
  const rules = readAccess(supergraphSdl);
  const fields = fieldsOf(supergraphSdl);
  const findings: Finding[] = [];

  for (const [typeName, names] of fields) {
    for (const fieldName of names) {
      const coordinate = `${typeName}.${fieldName}`;
      const line = policy.lines.get(typeName)?.get(fieldName);
      if (line === undefined) {
        findings.push(missing(coordinate, typeName, fieldName));
        continue;
      }
      const [className = '', ...marks] = line.split(' ');
      const meant = policy.classes.get(className);
      if (meant === undefined || marks.some((mark) => mark !== PERSONAL) || marks.length > 1) {
        findings.push(unknown(coordinate, line, policy));
        continue;
      }
      const demanded = rules.ofField(typeName, fieldName);
      if (keyOf(meant) !== keyOf(demanded)) findings.push(differs(coordinate, className, meant, demanded));
      const isMarked = rules.tagsOf(typeName, fieldName).has(PERSONAL);
      if (isMarked !== marks.length > 0) findings.push(markDiffers(coordinate, isMarked));
    }
  }
  for (const [typeName, lines] of policy.lines) {
    const names = fields.get(typeName) ?? [];
    for (const fieldName of lines.keys()) {
      if (!names.includes(fieldName)) findings.push(orphaned(`${typeName}.${fieldName}`));
    }
    if (lines.size === 0 && !fields.has(typeName)) findings.push(orphaned(typeName));
  }
  return sortedFindings(findings);
}

/** Field names of every object type and interface that a client may ask for, by type. */
function fieldsOf(supergraphSdl: string): ReadonlyMap<string, readonly string[]> {
  const types = [...readModel(parse(supergraphSdl, { noLocation: true })).types.values()];
  return new Map(
    types.filter((type) => type.fields.size > 0).map((type) => [type.name, [...type.fields.keys()]] as const),
  );
}

function finding(code: string, coordinate: string | null, message: string, remedy: string): Finding {
  return { code, severity: 'ERROR', message, subgraph: null, coordinate, remedy };
}

function missing(coordinate: string, typeName: string, fieldName: string): Finding {
  return finding(
    'POLICY_LINE_MISSING',
    coordinate,
    `Expected a line in ${FILE} that says who may see ${coordinate}; there is none.`,
    `Decide who may see it, and write "${fieldName}": "CLASS" under "${typeName}" there by hand, with "CLASS ${PERSONAL}" for data about a person.`,
  );
}

function orphaned(coordinate: string): Finding {
  return finding(
    'POLICY_LINE_ORPHANED',
    coordinate,
    `Expected ${coordinate}, which has a line in ${FILE}, to be in the supergraph; it is not.`,
    'Remove the line, or give it the name that the field has now.',
  );
}

function unknown(coordinate: string, line: string, { classes }: Policy): Finding {
  return finding(
    'POLICY_CLASS_UNKNOWN',
    coordinate,
    `Expected one of ${[...classes.keys()].join(', ')}, alone or followed by "${PERSONAL}"; the line says "${line}".`,
    `Write a class of ${FILE}, or define a new one at the top of it.`,
  );
}

function differs(coordinate: string, className: string, meant: Requirement, demanded: Requirement): Finding {
  return finding(
    'POLICY_LINE_DIFFERS',
    coordinate,
    `Expected ${coordinate} to demand what ${className} is: ${inWords(meant)}; the supergraph demands ${inWords(demanded)}.`,
    `Correct the directives of the field or its type in the subgraph’s schema.graphql; change the line in ${FILE} only if it was never what was meant.`,
  );
}

function markDiffers(coordinate: string, isMarked: boolean): Finding {
  return isMarked
    ? finding(
        'POLICY_MARK_DIFFERS',
        coordinate,
        `Expected the line of ${coordinate} to say "${PERSONAL}", as its @tag does.`,
        `Add "${PERSONAL}" to the line in ${FILE}, or remove the tag if the field tells nothing about a person.`,
      )
    : finding(
        'POLICY_MARK_DIFFERS',
        coordinate,
        `Expected @tag(name: "${PERSONAL}") on ${coordinate}, which ${FILE} marks ${PERSONAL}: reads of it are recorded by the tag.`,
        `Add the tag in the subgraph’s schema.graphql, or remove "${PERSONAL}" from the line if the field tells nothing about a person.`,
      );
}

function inWords(requirement: Requirement): string {
  return keyOf(requirement) || 'nothing';
}

// ── The file ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The policy, or what is wrong with its text. */
function readPolicy(text: string): Policy | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return `Expected ${FILE} to be JSON: ${(error as Error).message}.`;
  }
  const { classes, fields } = isRecord(parsed) ? parsed : {};
  if (!isRecord(classes) || !isRecord(fields)) return `Expected "classes" and "fields" in ${FILE} to be objects.`;

  const known = new Map<string, Requirement>();
  for (const [name, written] of Object.entries(classes)) {
    const demands = demandsOf(written);
    if (!/^[A-Z][A-Z_]*$/.test(name) || demands === null) {
      return `Expected the class "${name}" in ${FILE} to have an UPPER_CASE name, a description, and "authenticated": true, "scopes" or "policies" as lists of lists of names.`;
    }
    known.set(name, canonical(demands));
  }
  const lines = new Map<string, ReadonlyMap<string, string>>();
  for (const [typeName, written] of Object.entries(fields)) {
    if (!isRecord(written) || !Object.values(written).every((line) => typeof line === 'string')) {
      return `Expected the lines of "${typeName}" in ${FILE} to be texts by field.`;
    }
    lines.set(typeName, new Map(Object.entries(written as Record<string, string>)));
  }
  return { classes: known, lines };
}

function demandsOf(written: unknown): Demand[] | null {
  if (!isRecord(written) || typeof written.description !== 'string') return null;
  const { description: _, authenticated, scopes, policies, ...more } = written;
  if (Object.keys(more).length > 0) return null;
  const demands: Demand[] = [];
  if (authenticated !== undefined) {
    if (authenticated !== true) return null;
    demands.push({ kind: 'authenticated' });
  }
  for (const [kind, anyOf] of [['scopes', scopes] as const, ['policies', policies] as const]) {
    if (anyOf === undefined) continue;
    if (!isListOfLists(anyOf)) return null;
    demands.push({ kind, anyOf });
  }
  return demands;
}

function isListOfLists(value: unknown): value is string[][] {
  return (
    Array.isArray(value) && value.every((all) => Array.isArray(all) && all.every((name) => typeof name === 'string'))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
