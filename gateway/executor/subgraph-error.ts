import { ERROR_TEXTS, isForConsoleOnly } from '../../platform/errors/texts.ts';
import { ERRORS, isErrorCode } from '../../platform/errors.ts';
import type { SubgraphError } from '../../platform/subgraph.ts';
import { isNullReason, type NullReason } from '../../schema/nulls.ts';
import type { Cause } from './findings.ts';

const MESSAGE_CAP = 1000;
const CODE = /^[A-Za-z]\w{0,63}$/;
const REQUEST_ID = /^[\w.-]{1,64}$/;

/**
 * How frameworks, drivers and databases speak of themselves when nobody has caught their error: addresses, folders,
 * stacks, statements. What looks like it is withheld, at the price of a harmless sentence now and then: its code and
 * remedy still come, and the subgraph's own log has the rest. Each takes time in proportion to the text, however it is
 * made up.
 */
const TELLTALES: readonly RegExp[] = [
  // Addresses
  /:\/\/\S/,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/,
  /\blocalhost\b|(?<![\w:])::1\b/i,
  /\.[a-z][\w-]*:\d{2,5}\b|\b(?:at|to|from|on|host|server) [a-z][\w-]*:\d{2,5}\b/i,
  /\bE(?:CONN[A-Z]+|NOTFOUND|AI_AGAIN|TIMEDOUT|HOSTUNREACH|PIPE|ACCES|NOENT|ADDRINUSE)\b/,
  // Folders and stacks
  /(?:^|[\s"'`(=])(?:\/[\w.@~-]+){2}/,
  /\b[A-Z]:\\|\bnode_modules\b|\bfile:\/|\bnode:\w/,
  /^[ \t]*at \S.*[:(]|^[ \t]*File "|\bTraceback\b/m,
  /\.(?:[cm]?[jt]s|py|java|kt|cs|go|rb|php):\d/,
  // Databases
  /\b(?:relation|column|constraint|schema|role|database|table|index) "[^"]+"/i,
  /\bSQLSTATE\b|\bORA-\d{5}\b|\bER_[A-Z]+_|\bprisma\b|\bpostgres(?:ql)?\b|\bmysql\b|\bmongo(?:db)?\b/i,
  /\bsyntax error at or near\b|\bduplicate key value\b|\bpermission denied for\b|\bpassword authentication\b/i,
];

/** The words of statements, all of which a text has to have. */
const STATEMENTS: readonly (readonly RegExp[])[] = [
  [/\bselect\b/i, /\bfrom\b/i, /\b(?:where|join|order by|limit)\b|[$*=]/i],
  [/\binsert into\b/i, /\bvalues\b/i],
  [/\bupdate\b/i, /\bset\b/i, /=/],
  [/\bdelete from\b/i],
];

/** Whether a text that a subgraph sent says how it is built or where it stands. */
export function isTelltale(text: string): boolean {
  return (
    TELLTALES.some((pattern) => pattern.test(text)) ||
    STATEMENTS.some((words) => words.every((word) => word.test(text)))
  );
}

/** An error as the client may see it: message, code, remedy, request id. Anything else a subgraph adds stays here. */
export function causeOfError(subgraph: string, error: SubgraphError): Cause {
  const { code: given, remedy, requestId } = error.extensions ?? {};
  const code = codeOf(given);
  const own = typeof remedy === 'string' ? remedy.slice(0, MESSAGE_CAP) : null;
  const advice = own !== null && !isTelltale(own) ? own : remedyOf(code);
  return {
    subgraph,
    reason: reasonOf(code),
    error: {
      message: messageOf(code, error.message),
      extensions: {
        code,
        ...(advice === undefined ? {} : { remedy: advice }),
        ...(typeof requestId === 'string' && REQUEST_ID.test(requestId) ? { requestId } : {}),
        subgraph,
      },
    },
    oncePerField: !error.path,
  };
}

/** A code of the console says something of hosts and folders; to a client it is a fault of the subgraph. */
function codeOf(given: unknown): string {
  if (typeof given !== 'string' || !CODE.test(given)) return 'SUBGRAPH_ERROR';
  return isForConsoleOnly(given) ? 'INTERNAL_ERROR' : given;
}

function messageOf(code: string, given: unknown): string {
  const message = String(given ?? 'The subgraph gave no message.').slice(0, MESSAGE_CAP);
  if (code !== 'INTERNAL_ERROR' && !isTelltale(message)) return message;
  return isErrorCode(code) ? ERROR_TEXTS[code].en : 'The subgraph gave a message that is not fit to be shown.';
}

function remedyOf(code: string): string | undefined {
  return isErrorCode(code) ? ERRORS[code].remedy : undefined;
}

/** Why a field with this error is null: a partner may send the reason itself, and our own subgraphs say that they fail. */
function reasonOf(code: string): NullReason | null {
  if (code === 'SUBGRAPH_DOWN') return 'DOWN';
  if (code === 'SUBGRAPH_TIMED_OUT') return 'TIMED_OUT';
  return isNullReason(code) ? code : null;
}
