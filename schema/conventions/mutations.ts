import { type FieldDefinitionNode, print } from 'graphql';
import type { Finding } from '../finding.ts';
import { broken, namedType, type SubgraphModel } from './model.ts';

/** MUTATION_INPUT_SHAPE: a mutation takes exactly one argument, `input: …Input!`, so that it can grow. */
export function mutationsTakeOneInput(model: SubgraphModel): readonly Finding[] {
  return mutations(model)
    .filter((field) => !takesOneInput(field))
    .map((field) =>
      broken(
        model,
        'MUTATION_INPUT_SHAPE',
        `Mutation.${field.name.value}`,
        `Expected the one argument input: ${inputName(field)}!; it takes ${argumentsOf(field)}.`,
        `Move all arguments into an input type ${inputName(field)}.`,
      ),
    );
}

/** IDEMPOTENCY_KEY_MISSING: the input of a mutation has `idempotencyKey: ID!`: who lost the connection may send again. */
export function inputsHaveIdempotencyKeys(model: SubgraphModel): readonly Finding[] {
  return mutations(model)
    .filter(takesOneInput)
    .flatMap((field) => {
      const name = namedType(field.arguments![0]!.type);
      const key = model.types.get(name)?.inputFields.find((node) => node.name.value === 'idempotencyKey');
      if (key !== undefined && print(key.type) === 'ID!') return [];
      return [
        broken(
          model,
          'IDEMPOTENCY_KEY_MISSING',
          `${name}.idempotencyKey`,
          `Expected ${name}.idempotencyKey: ID! for Mutation.${field.name.value}; ${key ? `it is ${print(key.type)}` : 'there is none'}.`,
          'Add idempotencyKey: ID! and answer a repeated key as the first time.',
        ),
      ];
    });
}

/** PAYLOAD_WITHOUT_PROBLEMS: a mutation returns an object type with `problems: [Problem!]!`: a refusal is data. */
export function payloadsHaveProblems(model: SubgraphModel): readonly Finding[] {
  return mutations(model).flatMap((field) => {
    const name = namedType(field.type);
    const payload = model.types.get(name);
    const problems = payload?.fields.find((candidate) => candidate.name.value === 'problems');
    const isPayload = payload?.kind === 'object' && ['', '!'].includes(print(field.type).replace(name, ''));
    if (isPayload && problems !== undefined && print(problems.type) === '[Problem!]!') return [];
    return [
      broken(
        model,
        'PAYLOAD_WITHOUT_PROBLEMS',
        `Mutation.${field.name.value}`,
        `Expected a payload type with problems: [Problem!]!; it returns ${print(field.type)}${problems ? ` with problems: ${print(problems.type)}` : ' without problems'}.`,
        `Return ${pascalCase(field.name.value)}Payload with problems: [Problem!]! and what the command made.`,
      ),
    ];
  });
}

function mutations(model: SubgraphModel): readonly FieldDefinitionNode[] {
  return model.types.get('Mutation')?.fields ?? [];
}

function takesOneInput(field: FieldDefinitionNode): boolean {
  const [input, ...others] = field.arguments ?? [];
  return others.length === 0 && input?.name.value === 'input' && /^[A-Z]\w*Input!$/.test(print(input.type));
}

function argumentsOf(field: FieldDefinitionNode): string {
  return field.arguments?.map((node) => `${node.name.value}: ${print(node.type)}`).join(', ') || 'none';
}

function inputName(field: FieldDefinitionNode): string {
  return `${pascalCase(field.name.value)}Input`;
}

function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
