/**
 * The planner's process: loads supergraphs and plans documents, one message after the other. It is a process of its own
 * because the library (0.0.38) ends the process that it is in when it panics, which some valid documents make it do.
 * Ends when its parent does.
 */
import type * as Native from '@graphql-hive/router-query-planner';
import type { PlannerAnswer, PlannerQuestion } from './isolation.ts';

const NO_LABELS: ReadonlySet<string> = new Set();
const planners = new Map<number, Native.QueryPlanner>();
const library = import('@graphql-hive/router-query-planner').catch((thrown: unknown) => messageOf(thrown));

async function answer(question: PlannerQuestion): Promise<PlannerAnswer> {
  const loaded = await library;
  if (typeof loaded === 'string') return { id: question.id, refused: 'PLATFORM_UNSUPPORTED', message: loaded };
  try {
    if (question.kind === 'load') {
      const planner = new loaded.QueryPlanner(question.sdl);
      planners.set(question.supergraph, planner);
      return { id: question.id, value: planner.consumerSchema };
    }
    const planner = planners.get(question.supergraph);
    if (!planner) throw new Error('the supergraph is not loaded');
    const plan = planner.plan(question.document, question.operationName, new Set(NO_LABELS), 0);
    return { id: question.id, value: plan };
  } catch (thrown) {
    const refused = question.kind === 'load' ? 'SUPERGRAPH_INVALID' : 'PLAN_FAILED';
    return { id: question.id, refused, message: messageOf(thrown) };
  }
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Sends an answer, and resolves when it has left: an answer still on its way out would be lost with this process. */
function send(reply: PlannerAnswer): Promise<void> {
  return new Promise((resolve) => process.send?.(reply, () => resolve()));
}

let previous: Promise<void> = Promise.resolve();

process.on('message', (message: PlannerQuestion | { readonly release: number }) => {
  previous = previous.then(async () => {
    if ('release' in message) planners.delete(message.release);
    else await send(await answer(message));
  });
});
process.on('disconnect', () => process.exit());
