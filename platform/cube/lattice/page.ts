import type { Cube, CubeArguments } from '../../cube.ts';
import { keyLength } from '../../cube.ts';
import { HubError } from '../../errors.ts';
import type { FactReader } from '../../history.ts';
import { type Connection, connection, readPage } from '../../page.ts';
import { questionName, readQuestion } from '../question.ts';
import { type SelectionInfo, selectionOf } from '../selection.ts';
import type { Lattice } from './declaration.ts';
import { type PublishedRow, type PublishedVersion, publishedVersion, readPublished } from './reading.ts';

export interface PublishedConnection extends Connection<PublishedRow> {
  readonly publication: PublishedVersion;
}

/** What published cells are read with. */
export interface PublishedSource {
  readonly read: FactReader['read'];
  /** YYYY-MM-DD, or null. Cells are of the units as they were: what is asked on the boundaries of a day is refused. */
  readonly boundariesOn: string | null;
}

/**
 * A page of groups as they were published last up to the moment of the operation; null when nothing was. All of it is of one version,
 * also while the next is published. `info` is that of the field whose type is the connection.
 *
 * Refused with QUESTION_NOT_PUBLISHED as `publishedStatement` says, and on the boundaries of a day; as `readQuestion` and `readPage` do.
 */
export async function publishedPage(
  cube: Pick<Cube, 'declaration' | 'isMeasure'>,
  lattice: Lattice,
  source: PublishedSource,
  { args, info }: { readonly args: CubeArguments; readonly info: SelectionInfo },
): Promise<PublishedConnection | null> {
  const { declaration } = cube;
  requireOwnBoundaries(lattice, source);
  const question = readQuestion(declaration, args, selectionOf(info, declaration.name, cube.isMeasure));
  const name = questionName(declaration, args, question);
  const request = readPage(args.page, name, keyLength(question));
  const publication = await publishedVersion(lattice, source);
  if (publication === null) return null;
  const { rows, total } = await readPublished(lattice, source, question, request, publication.version);
  const list = { name, keyOf: ({ sortKey }: PublishedRow) => sortKey };
  const page = connection(rows, request, list, async () => total!);
  return Object.assign(page, { publication });
}

/** Refused with QUESTION_NOT_PUBLISHED: the units of another day would be sums of cells that are withheld one by one. */
export function requireOwnBoundaries({ cube }: Lattice, { boundariesOn }: Pick<PublishedSource, 'boundariesOn'>): void {
  if (boundariesOn === null) return;
  throw new HubError(
    'QUESTION_NOT_PUBLISHED',
    `Expected ${cube.name} of the units as they were: on the boundaries of a day nothing of it is published, got ${boundariesOn}.`,
    { details: { published: { boundaries: 'OF_THEIR_TIME' } } },
  );
}
