import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { POLICIES, SCOPES } from '../platform/viewer.ts';
import { checkPolicy } from '../schema/access/policy.ts';
import { readAccess } from '../schema/access.ts';
import { compose } from '../schema/compose.ts';
import { formatFinding } from '../schema/finding.ts';
import { readProject } from '../tools/generate/project.ts';
import { generate } from '../tools/generate.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const policy = readFileSync(new URL('../schema/policy.json', import.meta.url), 'utf8');
const { sdl } = await generate(await readProject(root));
const subgraphs = [...sdl].map(([name, text]) => ({ name, sdl: text }));

function supergraphOf(parts: readonly { name: string; sdl: string }[]): string {
  const composition = compose(parts);
  if (!composition.ok) throw new Error(composition.findings.map(formatFinding).join('\n'));
  return composition.supergraphSdl;
}

/** The supergraph with a change in the SDL of one subgraph. */
function supergraphWith(subgraph: string, change: (sdl: string) => string): string {
  return supergraphOf(subgraphs.map(({ name, sdl }) => ({ name, sdl: name === subgraph ? change(sdl) : sdl })));
}

describe('the policy of this hub', () => {
  it('says for every field who may see it, and the supergraph demands exactly that', () => {
    expect(checkPolicy(policy, supergraphOf(subgraphs)).map(formatFinding)).toEqual([]);
  });

  it.each([
    [
      'a field that a subgraph adds',
      'agencies',
      (text: string) => `${text}\nextend type Agency { "Of its head." salary: Int }`,
      ['POLICY_LINE_MISSING Agency.salary'],
    ],
    [
      'a command that a subgraph adds, though it is protected',
      'directives',
      (text: string) => `${text}\nextend type Mutation { "All of them." dropDirectives: Int @authenticated }`,
      ['POLICY_LINE_MISSING Mutation.dropDirectives'],
    ],
    [
      'a command that loses its rule',
      'directives',
      (text: string) => text.replace('@requiresScopes(scopes: [["directives:write"]])', ''),
      ['POLICY_LINE_DIFFERS Mutation.recordDirective'],
    ],
    [
      'a scope that is given another name',
      'hub',
      (text: string) =>
        text.replace(
          'AuditRecordConnection @requiresScopes(scopes: [["audit:read"]])',
          'AuditRecordConnection @requiresScopes(scopes: [["grants:read"]])',
        ),
      ['POLICY_LINE_DIFFERS Query.auditRecords'],
    ],
    [
      'what tells about a person without saying so',
      'agencies',
      (text: string) => text.replace('subject: ID @tag(name: "personal")', 'subject: ID'),
      ['POLICY_MARK_DIFFERS Grant.subject'],
    ],
  ])('is broken by %s', (_, subgraph, change, expected) => {
    const findings = checkPolicy(policy, supergraphWith(subgraph, change));

    expect(findings.map(({ code, coordinate }) => `${code} ${coordinate}`)).toEqual(expected);
  });

  it('asks for no scope and no policy that the hub does not know: nobody would ever meet it', () => {
    const names = { scopes: new Set<string>(), policies: new Set<string>() };
    for (const demand of readAccess(supergraphOf(subgraphs)).requirements.flat()) {
      if (demand.kind === 'authenticated') continue;
      for (const name of demand.anyOf.flat()) names[demand.kind].add(name);
    }

    expect(names.scopes).toContain('grants:read');
    expect([...names.scopes].filter((name) => !Object.hasOwn(SCOPES, name))).toEqual([]);
    expect([...names.policies].filter((name) => !Object.hasOwn(POLICIES, name))).toEqual([]);
  });
});
