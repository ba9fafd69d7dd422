import { Migration } from '@mikro-orm/migrations';
import { auditByJob, auditTables, DROP_AUDIT_TABLES } from '../../../platform/audit/tables.ts';

/** What the gateway refused and what personal data it gave out, and the hub's own work. */
export class Audit extends Migration {
  override up(): void {
    this.addSql(auditTables('hub'));
    this.addSql(auditByJob('hub'));
  }

  override down(): void {
    this.addSql(DROP_AUDIT_TABLES);
  }
}
