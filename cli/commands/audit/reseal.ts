import { resealChain } from '../../../platform/audit/reseal.ts';
import { witnessOf } from '../../../platform/audit/witness.ts';
import { HubError } from '../../../platform/errors.ts';
import { readOptions } from '../../arguments.ts';
import { chainsOf, openQuietly, placeOf, recordByHand, requireRecord } from './chains.ts';

/** `hub audit reseal`: an operator answers for a chain that this hub cannot vouch for by itself. */
export async function reseal(args: readonly string[]): Promise<void> {
  const options = readOptions(args, { subgraph: { type: 'string' }, expect: { type: 'string' } });
  if (options.subgraph === undefined || options.expect === undefined) {
    throw new HubError(
      'COMMAND_INVALID',
      'Expected --subgraph and --expect: say which chain, and where it has to end.',
    );
  }
  const [subgraph] = chainsOf(options.subgraph) as [string];
  const expected = placeOf(options.expect);

  await using hub = await openQuietly();
  const { config, database, signingKey: hubKey } = hub;
  await requireRecord(hub, [subgraph, 'hub']);
  const witness = witnessOf(config, database);
  const { mark, was, keyBefore, key } = await resealChain({
    ...{ database, subgraph, hubKey, expected, mark: witness.markOf(subgraph) },
  });
  witness.replace(subgraph, mark);
  await recordByHand(hub, 'MAINTENANCE', { work: 'AUDIT_RESEALED', subgraph, ...mark, was, keyBefore, key });
  process.stdout.write(`${subgraph}: sealed at ${mark.position} with the key ${key}; it was ${was}\n`);
}
