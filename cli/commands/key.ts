import { randomUUID } from 'node:crypto';
import { requireId } from '../../platform/page.ts';
import { apiKeySha256, formatApiKey, newApiKeySecret } from '../../platform/viewer/api-key.ts';
import { ROLE_SCOPES, type Role, SCOPES } from '../../platform/viewer.ts';
import { type Command, readOptions } from '../arguments.ts';
import {
  actionOf,
  GIVEN_ROLES,
  lineOf,
  type Page,
  printPages,
  type Register,
  requireGivenRole,
  requireOption,
  type ToldProblem,
  tellProblems,
  withRegister,
} from '../register.ts';

const REGISTER = `mutation ($input: RegisterApiKeyInput!) { registerApiKey(input: $input) {
  apiKey { id expiresOn } problems { code message } } }`;
const GIVE = 'mutation ($input: GiveGrantInput!) { giveGrant(input: $input) { problems { code message } } }';
const END = 'mutation ($input: EndApiKeyInput!) { endApiKey(input: $input) { problems { code message } } }';
const LIST = `query ($page: PageInput) { apiKeys(page: $page) {
  nodes { id name scopes registeredOn expiresOn endedAt endedBecause } pageInfo { hasNextPage endCursor } } }`;

interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly registeredOn: string;
  readonly expiresOn: string;
  readonly endedAt: string | null;
  readonly endedBecause: string | null;
}
interface Told {
  readonly problems: readonly ToldProblem[];
}

const ACTIONS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = { new: make, list, end };

export const keyCommand: Command = {
  help: `Usage: npm run hub -- key new --name TEXT --expires DAY [--scope SCOPE]... [--role ROLE [--agency ID]]
       npm run hub -- key list
       npm run hub -- key end --key ID --reason TEXT

Keys that machines sign in with. Works on the database itself, beside a running hub too.

new    makes a key and prints it, once: the hub keeps a hash of its secret and can never show it again
list   all keys, latest first, without their secrets. That they were read is on record
end    ends a key at once

  --name     what it is for
  --expires  the last day on which it works, at most two years ahead
  --scope    what the machine may do at most, any of
             ${Object.keys(SCOPES).join(', ')};
             without any it only reads what is public
  --role     a role that the machine gets with the key: ${GIVEN_ROLES.join(', ')}
  --agency   for officer, steward and monitor: the id of the agency

Examples:
  npm run --silent hub -- key new --name "Cổng thông tin Phú Thọ" --expires 2027-03-31 > portal.key
  npm run --silent hub -- key new --name "Trục liên thông" --expires 2027-03-31 --role partner
  npm run hub -- key end --key 68fed2f0-7529-4ca4-9466-3474bdc9f19c --reason "Lộ khóa"
`,
  run: ([name = '', ...args]) => actionOf(name, ACTIONS, 'key')(args),
};

async function make(args: readonly string[]): Promise<void> {
  const options = readOptions(args, {
    name: { type: 'string' },
    expires: { type: 'string' },
    scope: { type: 'string', multiple: true, default: [] },
    role: { type: 'string' },
    agency: { type: 'string' },
  });
  const name = requireOption(options.name, '--name');
  const expiresOn = requireOption(options.expires, '--expires');
  const role = options.role === undefined ? null : requireGivenRole(options.role);
  const agencyId = options.agency === undefined ? null : requireId(options.agency, '--agency');
  if (agencyId !== null) requireOption(options.role, '--role with --agency');

  const secret = newApiKeySecret();
  const input = { ...command(), name, expiresOn, scopes: options.scope, secretSha256: apiKeySha256(secret) };
  await withRegister(async (register) => {
    type Registered = { registerApiKey: Told & { apiKey: { id: string } | null } };
    const { apiKey, problems } = (await register.ask<Registered>(REGISTER, { input })).registerApiKey;
    if (tellProblems(problems) || !apiKey) return;
    if (role !== null && !(await giveRole(register, { keyId: apiKey.id, name, role, agencyId }))) return;
    if (role !== null) tellWithheld(role, options.scope);
    process.stderr.write(`machine:${apiKey.id} works to ${expiresOn}. Its key is shown only now:\n`);
    process.stdout.write(`${formatApiKey(apiKey.id, secret)}\n`);
  });
}

/** The scopes of a key cut down what its role gives: a role without its scopes is often a mistake. */
function tellWithheld(role: string, scopes: readonly string[]): void {
  const withheld = ROLE_SCOPES[role.toLowerCase() as Role].filter((scope) => !scopes.includes(scope));
  if (withheld.length === 0) return;
  const named = withheld.join(', ');
  process.stderr.write(`It may not do all that its role allows. Not named with --scope: ${named}\n`);
}

/** A key whose role is refused is ended before anybody has seen it. */
async function giveRole(
  register: Register,
  { keyId, name, role, agencyId }: { keyId: string; name: string; role: string; agencyId: string | null },
): Promise<boolean> {
  const grant = { ...command(), subject: `machine:${keyId}`, role, agencyId, basis: name };
  const { problems } = (await register.ask<{ giveGrant: Told }>(GIVE, { input: grant })).giveGrant;
  if (!tellProblems(problems)) return true;
  await register.ask(END, { input: { ...command(), apiKeyId: keyId, reason: 'its role was refused' } });
  return false;
}

async function list(args: readonly string[]): Promise<void> {
  readOptions(args, {});
  await withRegister(async (register) => {
    await register.recordReading({ work: 'API_KEYS_LISTED' });
    await printPages(async (page) => (await register.ask<{ apiKeys: Page<ApiKey> }>(LIST, { page })).apiKeys, line);
  });
}

async function end(args: readonly string[]): Promise<void> {
  const options = readOptions(args, { key: { type: 'string' }, reason: { type: 'string' } });
  const apiKeyId = requireId(requireOption(options.key, '--key'), '--key');
  const input = { ...command(), apiKeyId, reason: requireOption(options.reason, '--reason') };
  await withRegister(async (register) => {
    const { problems } = (await register.ask<{ endApiKey: Told }>(END, { input })).endApiKey;
    if (!tellProblems(problems)) process.stdout.write(`${apiKeyId} ended\n`);
  });
}

/** Each run of a command is one of its own. */
function command(): { readonly idempotencyKey: string } {
  return { idempotencyKey: randomUUID() };
}

function line({ id, name, scopes, registeredOn, expiresOn, endedAt, endedBecause }: ApiKey): string {
  const state = endedAt === null ? `works to ${expiresOn}` : `ended ${endedAt}: ${endedBecause}`;
  return lineOf([id, name, scopes.join(' ') || 'public only', `since ${registeredOn}`, state]);
}
