/** Raise it with every change below. */
export const VIEWER_FUNCTIONS_VERSION = 2;

/**
 * What policies ask about who reads. A setting that was never made is null, and one whose transaction is over is '': both
 * raise VIEWER_MISSING, so that a forgotten viewer is an error and not a false zero. In a policy, write
 * `(select app.viewer_subject())`: evaluated once for a statement instead of once for a row.
 */
export const VIEWER_FUNCTIONS = `
create or replace function app.viewer_subject() returns text language plpgsql stable parallel safe as $body$
declare
  subject text := nullif(pg_catalog.current_setting('app.viewer_subject', true), '');
begin
  if subject is null then
    raise exception 'VIEWER_MISSING' using errcode = '42501',
      hint = 'Read protected rows in a session of a known viewer.';
  end if;
  return subject;
end
$body$;

create or replace function app.viewer_roles() returns text[] language plpgsql stable parallel safe as $body$
begin
  perform app.viewer_subject();
  return pg_catalog.string_to_array(pg_catalog.current_setting('app.viewer_roles', true), ',');
end
$body$;

create or replace function app.viewer_has_role(asked text) returns boolean language plpgsql stable parallel safe as $body$
begin
  return coalesce(asked = any (app.viewer_roles()), false);
end
$body$;

create or replace function app.viewer_has_scope(asked text) returns boolean language plpgsql stable parallel safe as $body$
begin
  perform app.viewer_subject();
  return coalesce(asked = any (pg_catalog.string_to_array(pg_catalog.current_setting('app.viewer_scopes', true), ',')), false);
end
$body$;

create or replace function app.viewer_agencies() returns uuid[] language plpgsql stable parallel safe as $body$
begin
  perform app.viewer_subject();
  return pg_catalog.string_to_array(pg_catalog.current_setting('app.viewer_agencies', true), ',')::uuid[];
end
$body$;

create or replace function app.viewer_reads() returns uuid[] language plpgsql stable parallel safe as $body$
begin
  perform app.viewer_subject();
  return pg_catalog.string_to_array(pg_catalog.current_setting('app.viewer_reads', true), ',')::uuid[];
end
$body$;

create or replace function app.viewer_oversees() returns uuid[] language plpgsql stable parallel safe as $body$
begin
  perform app.viewer_subject();
  return pg_catalog.string_to_array(pg_catalog.current_setting('app.viewer_oversees', true), ',')::uuid[];
end
$body$;

comment on function app.viewer_subject() is 'Who reads: the subject of the transaction. Raises VIEWER_MISSING when none is set.';
comment on function app.viewer_roles() is 'The roles of the viewer. Raises VIEWER_MISSING when none is set.';
comment on function app.viewer_has_role(text) is 'Whether the viewer has a role. Raises VIEWER_MISSING when none is set.';
comment on function app.viewer_has_scope(text) is 'Whether the viewer has a scope. Raises VIEWER_MISSING when none is set.';
comment on function app.viewer_agencies() is 'The agencies the viewer acts for. Raises VIEWER_MISSING when none is set.';
comment on function app.viewer_reads() is 'The agencies whose rows the viewer reads as its own: those it acts for and what they took over from. Raises VIEWER_MISSING when none is set.';
comment on function app.viewer_oversees() is 'The agencies the viewer oversees. Raises VIEWER_MISSING when none is set.';

revoke all on all functions in schema app from public;
`;
