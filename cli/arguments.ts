import { type ParseArgsConfig, parseArgs } from 'node:util';
import { HubError } from '../platform/errors.ts';

/** A command of `hub`: `run` gets what stands after its name. */
export interface Command {
  readonly help: string;
  run(args: readonly string[]): Promise<void>;
}

/** Options of a command, as node:util reads them. Refused with COMMAND_INVALID, which says what is wrong. */
export function readOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false, strict: true }).values;
  } catch (cause) {
    throw new HubError('COMMAND_INVALID', (cause as Error).message.split('\n')[0] ?? '', { cause });
  }
}
