import { randomUUID } from 'node:crypto';
import { requireId } from '../../platform/page.ts';
import { type Command, readOptions } from '../arguments.ts';
import {
  actionOf,
  GIVEN_ROLES,
  lineOf,
  type Page,
  printPages,
  requireGivenRole,
  requireOption,
  type ToldProblem,
  tellProblems,
  withRegister,
} from '../register.ts';

const GRANT = 'id subject role agency { name } validFrom validTo basis';
const GIVE = `mutation ($input: GiveGrantInput!) { giveGrant(input: $input) {
  grant { ${GRANT} } problems { code message } } }`;
const END = `mutation ($input: EndGrantInput!) { endGrant(input: $input) {
  grant { ${GRANT} } problems { code message } } }`;
const LIST = `query ($filter: GrantFilter, $page: PageInput) { grants(filter: $filter, page: $page) {
  nodes { ${GRANT} } pageInfo { hasNextPage endCursor } } }`;

interface Grant {
  readonly id: string;
  readonly subject: string;
  readonly role: string;
  readonly agency: { readonly name: string } | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly basis: string;
}
interface Payload {
  readonly grant: Grant | null;
  readonly problems: readonly ToldProblem[];
}

const ACTIONS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = { give, end, list };

export const grantCommand: Command = {
  help: `Usage: npm run hub -- grant give --subject SUBJECT --role ROLE [--agency ID] --basis TEXT [--from DAY] [--to DAY]
       npm run hub -- grant end --grant ID --reason TEXT [--to DAY]
       npm run hub -- grant list [--subject SUBJECT] [--agency ID] [--role ROLE] [--ever]

Who may do what. Works on the database itself, beside a running hub too: so the first operator is made, before anybody
could give anything. It is on record like every command.

give   gives somebody a role from a day on
end    ends a grant at once, or after a day; its history stays
list   the grants that hold today, latest first; with --ever all there ever were. That they were read is on record

  --subject  person:NAME, the claim sub of the issuer's tokens; or machine:ID, a key of \`hub key new\`
  --role     any of ${GIVEN_ROLES.join(', ')}
  --agency   for officer, steward and monitor: the id of the agency
  --basis    the decision or reason
  --from     first day; today unless it is given
  --to       last day; open unless it is given, and with end yesterday

Examples:
  npm run hub -- grant give --subject person:8f14e45f --role operator --basis "Quyết định 12/QĐ-UBND"
  npm run hub -- grant list --subject person:8f14e45f
  npm run hub -- grant end --grant 68fed2f0-7529-4ca4-9466-3474bdc9f19c --reason "Chuyển công tác"
`,
  run: ([name = '', ...args]) => actionOf(name, ACTIONS, 'grant')(args),
};

async function give(args: readonly string[]): Promise<void> {
  const options = readOptions(args, {
    subject: { type: 'string' },
    role: { type: 'string' },
    agency: { type: 'string' },
    basis: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
  });
  const input = {
    idempotencyKey: randomUUID(),
    subject: requireOption(options.subject, '--subject'),
    role: requireGivenRole(requireOption(options.role, '--role')),
    basis: requireOption(options.basis, '--basis'),
    agencyId: options.agency === undefined ? null : requireId(options.agency, '--agency'),
    validFrom: options.from ?? null,
    validTo: options.to ?? null,
  };
  await withRegister(async (register) => {
    const { giveGrant } = await register.ask<{ giveGrant: Payload }>(GIVE, { input });
    tell(giveGrant);
  });
}

async function end(args: readonly string[]): Promise<void> {
  const options = readOptions(args, {
    grant: { type: 'string' },
    reason: { type: 'string' },
    to: { type: 'string' },
  });
  const input = {
    idempotencyKey: randomUUID(),
    grantId: requireId(requireOption(options.grant, '--grant'), '--grant'),
    reason: requireOption(options.reason, '--reason'),
    validTo: options.to ?? null,
  };
  await withRegister(async (register) => {
    const { endGrant } = await register.ask<{ endGrant: Payload }>(END, { input });
    tell(endGrant);
  });
}

async function list(args: readonly string[]): Promise<void> {
  const options = readOptions(args, {
    subject: { type: 'string' },
    agency: { type: 'string' },
    role: { type: 'string' },
    ever: { type: 'boolean', default: false },
  });
  const filter = {
    subject: options.subject ?? null,
    agencyId: options.agency === undefined ? null : requireId(options.agency, '--agency'),
    role: options.role === undefined ? null : requireGivenRole(options.role),
    existence: options.ever ? 'EVER' : 'IN_FORCE',
  };
  await withRegister(async (register) => {
    // Whom the list was of is personal itself.
    const { subject, ...others } = filter;
    await register.recordReading({ work: 'GRANTS_LISTED', ...others, ofOneSubject: subject !== null });
    await printPages(
      async (page) => (await register.ask<{ grants: Page<Grant> }>(LIST, { filter, page })).grants,
      line,
    );
  });
}

function tell({ grant, problems }: Payload): void {
  if (!tellProblems(problems) && grant) process.stdout.write(`${line(grant)}\n`);
}

function line({ id, subject, role, agency, validFrom, validTo, basis }: Grant): string {
  const days = `${validFrom} to ${validTo ?? 'open'}`;
  return lineOf([id, subject, role.toLowerCase(), agency?.name ?? 'the whole hub', days, basis]);
}
