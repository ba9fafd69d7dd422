import pg from 'pg';

// Loaded with `node --import` into every server that is measured, so that the servers themselves stay as they are: counts
// the prepared statements that are sent, tells the parent on request what was used, and ends the server with its parent.

let statements = 0;
const prototype = pg.Client.prototype as unknown as { query(this: pg.Client, ...given: unknown[]): unknown };
const { query } = prototype;
prototype.query = function counted(...given) {
  if (typeof given[0] === 'object' && given[0] !== null && 'name' in given[0]) statements += 1;
  return query.apply(this, given);
};

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1000, statements });
});
process.on('disconnect', () => process.exit(1));
process.channel?.unref();
