import { HubError } from '../errors.ts';

/** What pg and the ORM throw: an SQLSTATE or a code of the system, and a message. */
interface Thrown {
  readonly code?: string;
  readonly message?: string;
}

const SQLSTATE = /^[0-9A-Z]{5}$/;
/** Connection lost, shutdown, too many connections: the server is not there, whatever the statement was. */
const GONE = /^(08...|57P..|53300)$/;

/** The server said no, and the connection is as good as before. */
export function isRefusal(cause: unknown): boolean {
  const { code = '' } = cause as Thrown;
  return SQLSTATE.test(code) && !GONE.test(code) && !isStalePlan(cause);
}

/** A migration has changed what a prepared statement answers: it has to be prepared anew, on a new connection. */
export function isStalePlan(cause: unknown): boolean {
  const { code, message = '' } = cause as Thrown;
  return code === '0A000' && /cached plan must not change/.test(message);
}

/** What a caller may hear of a fault below: SUBGRAPH_DOWN, SUBGRAPH_TIMED_OUT, VIEWER_MISSING, BAD_USER_INPUT; else a bug. */
export function faultOf(subgraph: string, cause: unknown): unknown {
  if (cause instanceof HubError) return cause;
  const { code = '', message = '' } = cause as Thrown;
  if (code === '57014') {
    return new HubError('SUBGRAPH_TIMED_OUT', `${subgraph}: a statement ran into its time limit.`, { cause });
  }
  if (code === '42501' && /\bVIEWER_MISSING\b/.test(message)) {
    return new HubError('VIEWER_MISSING', `${subgraph}: protected rows were read without a viewer.`, { cause });
  }
  if (code === '22021') {
    return new HubError('BAD_USER_INPUT', 'Expected text without the character NUL, which no database text can hold.', {
      cause,
    });
  }
  const lost = /^(ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOST)/.test(code) || GONE.test(code);
  if (lost || /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(message)) {
    return new HubError('SUBGRAPH_DOWN', `${subgraph}: its database does not answer.`, { cause });
  }
  return cause;
}
