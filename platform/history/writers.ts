/**
 * SQL that lets only some callers write to tables whose rows everybody may read: the third of three who ask, after the
 * gateway and the subgraph. Such tables have no row security, which would cost every reader; a trigger costs writers alone.
 *
 * Functions, once per schema: `refuse_strange_writers` for `writersOf`, which asks for a scope or a role of the viewer.
 * The owner passes: migrations run as it, and nobody logs in as it.
 */
export const WRITER_GUARD_FUNCTION = `
create function refuse_strange_writers() returns trigger language plpgsql as $$
begin
  if pg_has_role((select relowner from pg_class where oid = tg_relid), 'USAGE') then return null; end if;
  if tg_argv[0] = 'scope' and app.viewer_has_scope(tg_argv[1]) then return null; end if;
  if tg_argv[0] = 'role' and app.viewer_has_role(tg_argv[1]) then return null; end if;
  raise exception 'NOT_A_WRITER: % into % refused', lower(tg_op), tg_table_name using errcode = 'insufficient_privilege';
end $$`;

/**
 * A trigger that refuses, whoever asks through whatever code, to write to a table without a scope or a role. A feed is
 * only appended to by those: its sequencer, which is nobody's, gives the events their places.
 */
export function writersOf(table: string, needed: { readonly scope: string } | { readonly role: string }): string {
  const [kind, name] = 'scope' in needed ? ['scope', needed.scope] : ['role', needed.role];
  const writes = table === 'feed_event' ? 'insert' : 'insert or update';
  return `create trigger writers_are_known before ${writes} on ${table}
    for each statement execute function refuse_strange_writers('${kind}', '${name}')`;
}
