import { Migration } from '@mikro-orm/migrations';
import { auditTables, DROP_AUDIT_TABLES } from '../../../platform/audit/tables.ts';

/** What was written here, by whom: each command leaves a record in its own transaction. */
export class Audit extends Migration {
  override up(): void {
    this.addSql(auditTables('indicators'));
  }

  override down(): void {
    this.addSql(DROP_AUDIT_TABLES);
  }
}
