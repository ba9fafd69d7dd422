import { localTransport, type Transport } from '../../gateway/transport.ts';
import { systemClock } from '../../platform/clock.ts';
import { type ClientEvent, type ClientStream, httpTransportTo, type SubscriptionHub } from './subscription-hub.ts';

export interface SubscriptionTrial {
  readonly hub: SubscriptionHub;
  readonly transport: 'local' | 'http';
  /** Documents recorded by all writers together. */
  readonly events: number;
  readonly writers: number;
}

/** Counters of a trial; `lost`, `repeated`, `outOfOrder` and `wrong` must be 0. */
export interface SubscriptionTrialResult {
  written: number;
  received: number;
  /** Written and never received. */
  lost: number;
  /** Received more than once. */
  repeated: number;
  /** Whose position is not the one after the event before. */
  outOfOrder: number;
  /** That showed another document, or the document otherwise, than was written at their place. */
  wrong: number;
  /** How often the client went away and came back with its last position. */
  reconnects: number;
  /** How often the supergraph was swapped, each time with another way to the subgraph. */
  swaps: number;
  /** How often the subgraph's server was ended and started again. */
  restarts: number;
}

/**
 * A client receives what writers record at once, while it reconnects twice (once between two events, once while it waits
 * for one), the supergraph is swapped and, over HTTP, the subgraph's server restarts.
 */
export async function runSubscriptionTrial(trial: SubscriptionTrial): Promise<SubscriptionTrialResult> {
  const { hub, events, writers } = trial;
  const issuers = await hub.issuers();
  const written = new Map<string, string>();
  let begun = 0;
  const write = async () => {
    while (begun < events) {
      const number = begun++;
      const subject = `Việc số ${number}`;
      written.set(await hub.record(issuers[number % issuers.length]!, subject), subject);
    }
  };

  const received: ClientEvent[] = [];
  const done = { reconnects: 0, swaps: 0, restarts: 0 };
  let stream = await hub.open();
  const takeNote = (event: ClientEvent | null) => {
    if (!event) return;
    if (event.errors) throw new Error(`the subscription was refused: ${JSON.stringify(event.errors)}`);
    received.push(event);
  };
  const comeBack = async () => {
    done.reconnects += 1;
    stream = await hub.open({ resumeAfter: received.at(-1)!.position });
  };
  const disturbances = new Map<number, () => Promise<void>>([
    [
      share(events, 0.2),
      async () => {
        await stream.leave();
        await comeBack();
      },
    ],
    [
      share(events, 0.4),
      async () => {
        await swapWays(trial);
        done.swaps += 1;
      },
    ],
    [
      share(events, 0.6),
      async () => {
        takeNote(await leftWaiting(stream));
        await comeBack();
      },
    ],
    [
      share(events, 0.8),
      async () => {
        if (trial.transport !== 'http') return;
        await hub.restart('directives');
        done.restarts += 1;
      },
    ],
  ]);

  async function read(): Promise<void> {
    while (received.length < events) {
      const event = await stream.next();
      if (!event) throw new Error(`the subscription ended after ${received.length} events`);
      takeNote(event);
      const disturb = disturbances.get(received.length);
      disturbances.delete(received.length);
      await disturb?.();
    }
    await stream.leave();
  }
  await Promise.all([read(), ...Array.from({ length: writers }, write)]);
  return { ...counted(written, received), ...done };
}

function share(events: number, part: number): number {
  return Math.max(1, Math.floor(events * part));
}

/** The client goes while it waits: what was on its way may still come, and counts as received then. */
async function leftWaiting(stream: ClientStream): Promise<ClientEvent | null> {
  const coming = stream.next();
  await Promise.all([coming, stream.leave()]);
  return coming;
}

/** Serve the same graph from another version, which has a way of its own to the subgraph that gives the events. */
async function swapWays({ hub, transport }: SubscriptionTrial): Promise<void> {
  const subgraph = hub.subgraph('directives');
  const other = (transport: Transport) => (transport.name === 'directives' ? way() : transport);
  const way = () =>
    transport === 'local' ? localTransport(subgraph) : httpTransportTo(subgraph, hub.urlOf('directives'), systemClock);
  await hub.gateway.swap({ supergraphSdl: hub.supergraphSdl, transports: hub.transports.map(other) });
}

function counted(written: ReadonlyMap<string, string>, received: readonly ClientEvent[]) {
  const numbers = received.map(({ position }) => BigInt(position!.split('.')[1]!));
  const shown = received.map(({ data }) => data?.directiveChanged?.directive);
  const ids = new Set(shown.map((directive) => directive?.id));
  return {
    written: written.size,
    received: received.length,
    lost: [...written.keys()].filter((id) => !ids.has(id)).length,
    repeated: numbers.length - new Set(numbers).size,
    outOfOrder: numbers.filter((number, index) => index > 0 && number !== numbers[index - 1]! + 1n).length,
    wrong: shown.filter(
      (directive) => !directive || written.get(directive.id) !== directive.subject || !directive.issuer?.name,
    ).length,
  };
}
