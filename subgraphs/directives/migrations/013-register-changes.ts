import { Migration } from '@mikro-orm/migrations';
import { registerIndexes, withoutRegisterIndexes } from '../../../platform/register.ts';

/**
 * Which state the copy of the register is in is asked with every total by agency: the last change is found along an index. A hub that
 * was installed later has them with the tables.
 */
export class RegisterChanges extends Migration {
  override up(): void {
    for (const sql of registerIndexes()) this.addSql(sql);
  }

  override down(): void {
    for (const sql of withoutRegisterIndexes()) this.addSql(sql);
  }
}
