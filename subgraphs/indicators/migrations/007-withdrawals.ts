import { Migration } from '@mikro-orm/migrations';

/**
 * A number that is taken back goes whole: with its names, and with what was put in its place. As an override ends only by whom its
 * own trigger lets, nobody gets rid of one by taking back the number beneath it.
 *
 * And a number may say who published it.
 */
export class Withdrawals extends Migration {
  override up(): void {
    this.addSql('alter table observation_fact add column published_by text');
    // At the end of the transaction: a correction closes what it replaces as well.
    this.addSql(`
      create function refuse_half_withdrawal() returns trigger language plpgsql set search_path = indicators, pg_temp as $$
      begin
        if not exists (select from observation_fact o where o.observation_id = new.observation_id and o.closed_seq is null)
          and (exists (select from override_fact x where x.observation_id = new.observation_id and x.closed_seq is null)
            or exists (select from observation_member_fact m
              where m.observation_id = new.observation_id and m.closed_seq is null)) then
          raise exception 'HALF_WITHDRAWN: a number without its names or what was put in its place'
            using errcode = 'insufficient_privilege';
        end if;
        return null;
      end $$`);
    this.addSql(`
      create constraint trigger withdrawals_are_whole after update on observation_fact
        deferrable initially deferred for each row execute function refuse_half_withdrawal()`);
  }

  override down(): void {
    this.addSql('drop trigger withdrawals_are_whole on observation_fact');
    this.addSql('drop function refuse_half_withdrawal()');
    this.addSql('alter table observation_fact drop column published_by');
  }
}
