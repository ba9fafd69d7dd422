import {
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { HubError } from '../../platform/errors.ts';
import type { Limits } from '../admission.ts';

/** What an operation amounts to with every fragment written out. */
interface Size {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  /** Fields at the top level only. */
  readonly topFields: number;
}

const NOTHING: Size = { depth: 0, fields: 0, aliases: 0, topFields: 0 };

/**
 * Refuses a document that would cost too much to check, plan or answer: with DOCUMENT_TOO_DEEP or DOCUMENT_TOO_LARGE.
 *
 * Each fragment is measured once however often it is spread, so that the work is in proportion to the text even where
 * what the text stands for grows exponentially. A fragment within itself is refused with GRAPHQL_VALIDATION_FAILED.
 */
export function checkDocument(document: DocumentNode, limits: Limits): void {
  new DocumentCheck(document, limits).run();
}

class DocumentCheck {
  readonly #document: DocumentNode;
  readonly #limits: Limits;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  /** Null while a fragment is being measured: it is met again only when it contains itself. */
  readonly #sizes = new Map<string, Size | null>();

  constructor(document: DocumentNode, limits: Limits) {
    this.#document = document;
    this.#limits = limits;
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    }
  }

  run(): void {
    const operations = this.#document.definitions.filter(isOperation);
    this.#atMost('operations', operations.length, this.#limits.operations);
    for (const fragment of this.#fragments.values()) this.#fragmentSize(fragment.name.value);
    for (const operation of operations) {
      this.#atMost('directives on one place', operation.directives?.length ?? 0, this.#limits.directives);
      const size = this.#size(operation.selectionSet);
      this.#atMost('root fields', size.topFields, this.#limits.rootFields);
      // Only now is it known that writing the fragments out ends soon.
      this.#checkRepeats([operation.selectionSet]);
    }
  }

  #size(selectionSet: SelectionSetNode): Size {
    let { depth, fields, aliases, topFields } = NOTHING;
    for (const selection of selectionSet.selections) {
      this.#atMost('directives on one place', selection.directives?.length ?? 0, this.#limits.directives);
      if (selection.kind === Kind.FIELD) {
        this.#checkKey(selection);
        const below = selection.selectionSet ? this.#size(selection.selectionSet) : NOTHING;
        depth = Math.max(depth, below.depth + 1);
        fields += below.fields + 1;
        aliases += below.aliases + (selection.alias ? 1 : 0);
        topFields += 1;
      } else {
        const spread =
          selection.kind === Kind.INLINE_FRAGMENT
            ? this.#size(selection.selectionSet)
            : this.#fragmentSize(selection.name.value);
        depth = Math.max(depth, spread.depth);
        fields += spread.fields + 1;
        aliases += spread.aliases;
        topFields += spread.topFields;
      }
      if (depth > this.#limits.depth) {
        const message = `The document nests fields more than ${this.#limits.depth} levels deep.`;
        throw new HubError('DOCUMENT_TOO_DEEP', message);
      }
      this.#atMost('fields', fields, this.#limits.fields);
      this.#atMost('aliases', aliases, this.#limits.aliases);
    }
    return { depth, fields, aliases, topFields };
  }

  #fragmentSize(name: string): Size {
    const known = this.#sizes.get(name);
    if (known) return known;
    if (known === null) {
      throw new HubError('GRAPHQL_VALIDATION_FAILED', `The fragment "${name}" spreads itself.`);
    }
    const fragment = this.#fragments.get(name);
    if (!fragment) return NOTHING;
    this.#sizes.set(name, null);
    const size = this.#size(fragment.selectionSet);
    this.#sizes.set(name, size);
    return size;
  }

  /** Counts how often each place of the answer is selected, all its selections taken together on the way down. */
  #checkRepeats(selectionSets: readonly SelectionSetNode[]): void {
    const byKey = new Map<string, FieldNode[]>();
    for (const selectionSet of selectionSets) this.#collect(selectionSet, byKey);
    for (const [key, nodes] of byKey) {
      this.#atMost(`selections of "${key}" in one place`, nodes.length, this.#limits.repeats);
      const below = nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
      if (below.length > 0) this.#checkRepeats(below);
    }
  }

  #collect(selectionSet: SelectionSetNode, byKey: Map<string, FieldNode[]>): void {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const nodes = byKey.get(key);
        if (nodes) nodes.push(selection);
        else byKey.set(key, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.#collect(selection.selectionSet, byKey);
      } else {
        const fragment = this.#fragments.get(selection.name.value);
        if (fragment) this.#collect(fragment.selectionSet, byKey);
      }
    }
  }

  /** A key that JavaScript gives a meaning of its own cannot be carried through objects safely. */
  #checkKey(field: FieldNode): void {
    if (field.alias?.value !== '__proto__' && field.name.value !== '__proto__') return;
    throw new HubError('GRAPHQL_VALIDATION_FAILED', 'A field may not be called __proto__ in the answer.');
  }

  #atMost(what: string, count: number, limit: number): void {
    if (count <= limit) return;
    throw new HubError('DOCUMENT_TOO_LARGE', `The document has more than ${limit} ${what}.`);
  }
}

function isOperation(definition: DefinitionNode): definition is OperationDefinitionNode {
  return definition.kind === Kind.OPERATION_DEFINITION;
}
