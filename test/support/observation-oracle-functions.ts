/**
 * Functions of PostgreSQL by which somebody who knows nothing of the cube finds out for whom a number counts: who stood above its
 * agency on a day, and what became of that, reorganisation by reorganisation. `n` is the change up to which the register is known.
 *
 * The registers that they are asked about have no two reorganisations of one day; those are in test/boundaries.test.ts.
 */
export const FUNCTIONS = `
create schema oracle;

create function oracle.said(seq bigint, closed_seq bigint, n bigint) returns boolean immutable language sql
  return seq <= n and (closed_seq is null or closed_seq > n);

-- Who stands above a unit: by the last word on it up to the day, before the first by the first.
create function oracle.parent(unit uuid, day date, n bigint) returns uuid stable language sql begin atomic
  select p.parent_id from indicators.register_parent p
  where p.agency_id = unit and oracle.said(p.seq, p.closed_seq, n)
  order by coalesce(p.valid_from, '-infinity') <= day desc,
    case when coalesce(p.valid_from, '-infinity') <= day then day - coalesce(p.valid_from, '0001-01-01') end,
    p.valid_from nulls first
  limit 1;
end;

-- A unit and those above it, the nearest first.
create function oracle.chain(unit uuid, day date, n bigint) returns uuid[] stable language plpgsql as $$
declare
  ids uuid[] := array[unit];
  next uuid := oracle.parent(unit, day, n);
begin
  while next is not null and cardinality(ids) < 20 loop
    ids := ids || next;
    next := oracle.parent(next, day, n);
  end loop;
  return ids;
end $$;

create function oracle.is_there(unit uuid, day date, n bigint) returns boolean stable language sql begin atomic
  select coalesce(bool_or(coalesce(a.valid_from, '-infinity') <= day and coalesce(a.valid_to, 'infinity') >= day), false)
  from indicators.register_agency a where a.agency_id = unit and oracle.said(a.seq, a.closed_seq, n);
end;

-- What a unit is on another day. Pieces are followed through one reorganisation after the other, and 'lost' is a piece that nobody is.
create function oracle.stands(unit uuid, day date, asked date, n bigint,
  out target uuid, out why text, out among uuid[], out is_lost boolean) stable language plpgsql as $$
declare
  s record;
  first_on date;
  last_on date;
  seen date := day;
  pieces uuid[] := array[unit];
  next uuid[];
  lost boolean := false;
begin
  why := 'NO_COUNTERPART';
  -- It is taken as it was while it existed, as far as reorganisations tell when.
  select min(c.starts_on) filter (where unit = any(c.to_ids) and unit <> all(c.from_ids) and c.kind not in ('ABSORB', 'TRANSFER')),
      max(c.starts_on) filter (where unit = any(c.from_ids) and unit <> all(c.to_ids) and c.kind <> 'TRANSFER')
    into first_on, last_on
    from indicators.register_succession c where oracle.said(c.seq, c.closed_seq, n);
  if last_on is not null and seen >= last_on then seen := last_on - 1; end if;
  if first_on is not null and seen < first_on then seen := first_on; end if;

  for s in select c.kind, c.from_ids, c.to_ids, c.starts_on > seen as is_later from indicators.register_succession c
      where oracle.said(c.seq, c.closed_seq, n)
        and (c.starts_on > seen and c.starts_on <= asked or c.starts_on > asked and c.starts_on <= seen)
      order by case when c.starts_on > seen then c.starts_on - date '2000-01-01' else date '2000-01-01' - c.starts_on end
  loop
    if s.is_later then
      select array_agg(distinct x.id) filter (where x.id is not null), lost or bool_or(x.id is null) into next, lost
        from unnest(pieces) p (id) cross join lateral (
          select p.id where p.id <> all(s.from_ids) or s.kind = 'TRANSFER' or p.id = any(s.to_ids)
          union all select t.id from unnest(s.to_ids) t (id) where p.id = any(s.from_ids)
          union all select null where s.kind = 'ABOLISH' and p.id = any(s.from_ids)
        ) x;
      if s.kind in ('SPLIT', 'TRANSFER') and pieces && s.from_ids then
        why := case s.kind when 'SPLIT' then 'SPLIT' else 'PARTLY_MOVED' end;
      end if;
    else
      select array_agg(distinct x.id) into next
        from unnest(pieces) p (id) cross join lateral (
          select f.id from unnest(s.from_ids) f (id) where p.id = any(s.to_ids) or s.kind = 'TRANSFER' and p.id = f.id
          union all select p.id where p.id <> all(s.to_ids) and s.kind <> 'TRANSFER'
            or s.kind in ('ABSORB', 'TRANSFER') and p.id <> all(s.from_ids)
        ) x;
      if s.kind in ('MERGE', 'ABSORB') and pieces && s.to_ids then why := 'MERGED_FROM_SEVERAL'; end if;
      if s.kind = 'TRANSFER' and pieces && s.to_ids then why := 'PARTLY_MOVED'; end if;
    end if;
    pieces := coalesce(next, '{}');
  end loop;

  select coalesce(array_agg(p.id order by p.id), '{}'), lost or count(*) < cardinality(pieces) into among, is_lost
    from unnest(pieces) p (id) where oracle.is_there(p.id, asked, n);
  if cardinality(pieces) = 1 and cardinality(among) = 1 and not lost then
    target := among[1];
    why := null;
    among := '{}';
  elsif among = '{}' then
    why := 'NO_COUNTERPART';
  end if;
end $$;

-- Under whom a unit's numbers of a day count: one chain, or several of which nobody knows which.
create function oracle.chains(unit uuid, day date, asked date, n bigint) returns table (ids uuid[], reason text)
  stable language plpgsql as $$
declare
  s record;
begin
  if asked is null then
    return query select oracle.chain(unit, day, n), null::text;
    return;
  end if;
  s := oracle.stands(unit, day, asked, n);
  if s.target is not null then
    return query select oracle.chain(s.target, asked, n), null::text;
    return;
  end if;
  return query select oracle.chain(a.id, asked, n), s.why from unnest(s.among) a (id);
  -- What is of nobody is still in what it stood under.
  if s.is_lost and oracle.parent(unit, day, n) is not null then
    return query select c.ids, case when s.among = '{}' then coalesce(c.reason, s.why) else s.why end
      from oracle.chains(oracle.parent(unit, day, n), day, asked, n) c;
  elsif s.is_lost then
    return query select '{}'::uuid[], s.why;
  end if;
end $$;

-- The highest of a level in a chain; the Government only where there is no other.
create function oracle.head(ids uuid[], asked_level text, n bigint) returns uuid stable language sql begin atomic
  select i.id from unnest(ids) with ordinality i (id, height)
  join indicators.register_agency a on a.agency_id = i.id and oracle.said(a.seq, a.closed_seq, n)
  where a.level = asked_level
  order by a.kind = 'GOVERNMENT', height desc limit 1;
end;

-- What was looked up stays looked up: for all agencies and all days on which numbers end.
create table oracle.known_stands (n bigint, asked date, unit uuid, day date, target uuid, why text, among uuid[], is_lost boolean);
create table oracle.known_chain (n bigint, asked date, unit uuid, day date, ids uuid[], reason text);
create table oracle.known (n bigint, asked date, grouping_ text, unit uuid, day date, target uuid, flag text, perhaps uuid[]);
create index on oracle.known_stands (n, unit, day);
create index on oracle.known_chain (n, unit, day);
create index on oracle.known (n, grouping_, unit, day);

-- For whom numbers count, why for nobody, and for whom perhaps: at a level for the one head that all chains have.
create procedure oracle.look_up(asked_ date, g text, asked_n bigint) language plpgsql as $$
begin
  if not exists (select from oracle.known_chain k where k.n = asked_n and k.asked is not distinct from asked_) then
    create temp table place on commit drop as select distinct a.agency_id as unit, d.ends_on as day
      from indicators.register_agency a cross join (select distinct ends_on from indicators.observation_fact) d
      where oracle.said(a.seq, a.closed_seq, asked_n);
    insert into oracle.known_chain select asked_n, asked_, p.unit, p.day, c.ids, c.reason
      from place p cross join lateral oracle.chains(p.unit, p.day, asked_, asked_n) c;
    if asked_ is null then
      insert into oracle.known_stands select asked_n, null, p.unit, p.day, p.unit, null, '{}', false from place p;
    else
      insert into oracle.known_stands select asked_n, asked_, p.unit, p.day, s.*
        from place p cross join lateral oracle.stands(p.unit, p.day, asked_, asked_n) s;
    end if;
    drop table place;
    analyze oracle.known_chain, oracle.known_stands;
  end if;
  if exists (select from oracle.known k where k.n = asked_n and k.asked is not distinct from asked_ and k.grouping_ = g) then
    return;
  end if;
  if g = 'SELF' then
    insert into oracle.known select k.n, k.asked, g, k.unit, k.day, k.target, k.why, k.among
      from oracle.known_stands k where k.n = asked_n and k.asked is not distinct from asked_;
  else
    insert into oracle.known
      select k.n, k.asked, g, k.unit, k.day, case when not l.is_gone and cardinality(h.heads) = 1 and not h.has_none then h.heads[1] end,
        case when l.is_gone then k.why
          when cardinality(h.heads) = 1 and not h.has_none then null
          when cardinality(h.heads) + h.has_none::int > 1 then coalesce(h.reason, 'NOT_AT_LEVEL')
          else 'NOT_AT_LEVEL' end,
        case when l.is_gone then k.among when cardinality(h.heads) = 1 and not h.has_none then '{}' else h.heads end
      from oracle.known_stands k
      -- A unit of the level itself that is of nobody is in nothing above it.
      cross join lateral (select k.target is null and k.is_lost
        and oracle.head(oracle.chain(k.unit, k.day, asked_n), g, asked_n) is not distinct from k.unit as is_gone) l
      cross join lateral (
        select coalesce(array_agg(distinct x.id) filter (where x.id is not null), '{}') as heads, bool_or(x.id is null) as has_none,
          min(c.reason) as reason
        from oracle.known_chain c cross join lateral (select oracle.head(c.ids, g, asked_n) as id) x
        where c.n = k.n and c.asked is not distinct from k.asked and c.unit = k.unit and c.day = k.day
      ) h
      where k.n = asked_n and k.asked is not distinct from asked_;
  end if;
  analyze oracle.known;
end $$;
`;
