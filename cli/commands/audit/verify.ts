import { type ChainReport, verifyChain } from '../../../platform/audit/verify.ts';
import { witnessOf } from '../../../platform/audit/witness.ts';
import { HubError } from '../../../platform/errors.ts';
import { readOptions } from '../../arguments.ts';
import { chainsOf, openQuietly, placeOf, requireRecord } from './chains.ts';

/** `hub audit verify`: a paragraph for each chain. Refused with AUDIT_BROKEN when one is not in order. */
export async function verify(args: readonly string[]): Promise<void> {
  const options = readOptions(args, { subgraph: { type: 'string' }, expect: { type: 'string' } });
  const chains = chainsOf(options.subgraph);
  if (options.expect !== undefined && options.subgraph === undefined) {
    throw new HubError('COMMAND_INVALID', 'Expected --subgraph with --expect: each has a chain of its own.');
  }
  const expected = options.expect === undefined ? null : placeOf(options.expect);

  await using hub = await openQuietly();
  const { config, database, signingKey: hubKey } = hub;
  const witness = witnessOf(config, database);
  await requireRecord(
    hub,
    chains.filter((chain) => witness.markOf(chain) === null),
  );
  const broken: string[] = [];
  for (const subgraph of chains) {
    const mark = witness.markOf(subgraph);
    const report = await verifyChain({ database, subgraph, hubKey, expected, mark });
    process.stdout.write(told(report));
    if (report.broken) broken.push(`${subgraph} at ${report.broken.position} (${report.broken.kind})`);
  }
  if (broken.length > 0) throw new HubError('AUDIT_BROKEN', `The audit record does not hold: ${broken.join(', ')}.`);
}

function told({ subgraph, last, head, waiting, isWaitingLong, broken }: ChainReport): string {
  const lines = [
    broken
      ? `${subgraph}: BROKEN at ${broken.position}: ${broken.kind}\n  ${broken.message}\n  in order up to ${last.position}:${last.hash}`
      : `${subgraph}: in order, ${last.position} records\n  ends at ${last.position}:${last.hash}`,
    head?.seal ? `  sealed with the key ${head.key}` : '  not sealed yet',
  ];
  if (isWaitingLong) {
    lines.push(
      `  WARNING: of ${waiting} records that wait to be sealed, some have for more than a minute: no hub seals them`,
    );
  } else if (waiting > 0) lines.push(`  ${waiting} records wait to be sealed`);
  return `${lines.join('\n')}\n`;
}
