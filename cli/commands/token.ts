import { issueDevelopmentToken } from '../../gateway/authentication/development-token.ts';
import { READABLE_SUBJECT } from '../../gateway/authentication/subject.ts';
import { readConfig } from '../../platform/config.ts';
import { HubError } from '../../platform/errors.ts';
import { requireId } from '../../platform/page.ts';
import { signingKeyOf } from '../../platform/signing-key.ts';
import { ROLES, type Role, viewerOf } from '../../platform/viewer.ts';
import { type Command, readOptions } from '../arguments.ts';

export const tokenCommand: Command = {
  help: `Usage: npm run hub -- token [--subject NAME] [--role ROLE]... [--agency ID]...

Prints a token of this installation, good for 12 hours. Send it as "Authorization: Bearer <token>".

  --subject NAME   who asks; default "developer". The hub knows it as "dev:NAME", so that it is nobody else
  --role ROLE      any of ${ROLES.filter((role) => role !== 'public').join(', ')}; default operator
  --agency ID      an agency that an officer acts for

Examples:
  npm run --silent hub -- token
  npm run --silent hub -- token --role officer --agency 68fed2f0-7529-4ca4-9466-3474bdc9f19c
`,
  async run(args) {
    const options = readOptions(args, {
      subject: { type: 'string', default: 'developer' },
      role: { type: 'string', multiple: true, default: ['operator'] },
      agency: { type: 'string', multiple: true, default: [] },
    });
    const config = readConfig(process.env);
    if (config.environment === 'production') {
      throw new HubError(
        'COMMAND_INVALID',
        'Expected NODE_ENV other than production: a production hub takes no such tokens.',
      );
    }
    const roles = options.role.map(requireRole);
    const agencyIds = options.agency.map((id) => requireId(id, '--agency'));
    if (!READABLE_SUBJECT.test(options.subject) || options.subject === 'public') {
      throw new HubError(
        'COMMAND_INVALID',
        'Expected a --subject of 1 to 200 readable ASCII characters, other than the public, which sends no token.',
      );
    }
    const viewer = viewerOf({ subject: options.subject, roles, agencyIds });
    process.stdout.write(`${await issueDevelopmentToken(signingKeyOf(config), viewer, new Date())}\n`);
  },
};

function requireRole(text: string): Role {
  const role = ROLES.find((known) => known === text && known !== 'public');
  if (role) return role;
  throw new HubError('COMMAND_INVALID', `Expected one of ${ROLES.slice(1).join(', ')} after --role, got "${text}".`);
}
