import { Migration } from '@mikro-orm/migrations';
import { SEARCH_WORDS_FUNCTION, searchIndex } from '../../../platform/database/search.ts';

/** What is searched of an agency: its names and whatever else it is called, each by itself. */
const SEARCHED = [
  { table: 'agency_name', texts: (alias: string) => `${alias}name` },
  { table: 'agency_alias', texts: (alias: string) => `${alias}text` },
];

/** Names and aliases by their words. What was recorded before is indexed with the rest. */
export class Search extends Migration {
  override up(): void {
    this.addSql(SEARCH_WORDS_FUNCTION);
    this.addSql('grant execute on function search_words to agencies_public, agencies_viewer, agencies_job');
    for (const searched of SEARCHED) this.addSql(searchIndex(searched));
  }

  override down(): void {
    this.addSql(`drop index ${SEARCHED.map(({ table }) => `${table}_search`).join(', ')}`);
    this.addSql('drop function search_words(bigint, text[])');
  }
}
