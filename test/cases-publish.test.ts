import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, runHub } from './support/hub-command.ts';
import { type IndicatorsSubgraph, OPERATOR, startIndicators } from './support/indicators-subgraph.ts';

const PROVINCES = ['an-giang', 'bac-giang', 'bac-kan', 'bac-lieu'].map((key) => `province/${key}`);
const MONTHS = ['2024-01', '2024-02', '2024-03'];

let folder: string;
let hub: IndicatorsSubgraph;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lien-thong-publish-'));
  hub = await startIndicators();
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

function run(...args: string[]): Promise<Ended> {
  return runHub(['publish', ...args], {
    DATA_DIR: folder,
    SIGNING_KEY: 'a secret for tests only, of at least 32 characters',
    DATABASE_URL: hub.adminUrl,
  });
}

let sent = 0;
/** Some hundred cases of each, of the first in the first month three that did what is counted. */
async function record(more: number, reason?: string) {
  for (const month of MONTHS) {
    sent += 1;
    const counts = PROVINCES.map((key, place) => {
      const isSmall = place === 0 && month === MONTHS[0];
      return { agencyId: hub.agencyId(key), cases: 100 + 10 * place + more, counted: isSmall ? 3 : 40 + more };
    });
    const input = {
      idempotencyKey: `publish ${sent}`,
      indicatorId: hub.indicatorId('online_payment'),
      month,
      counts,
      reason,
    };
    const query = 'mutation ($input: RecordCaseCountsInput!) { recordCaseCounts(input: $input) { problems { code } } }';
    const answer = await hub.data(query, { variables: { input }, viewer: OPERATOR });
    expect(answer).toEqual({ recordCaseCounts: { problems: [] } });
  }
}
const versions = () =>
  hub.rows('select version, withheld_count, exposed_count from indicators.published_version order by version');
const told = (version: number) => `version ${version}  36 cells  4 withheld\n`;

describe('hub publish cases', { timeout: 60_000 }, () => {
  it('says what would be published, publishes it when told to, and knows it then', async () => {
    await record(0);
    expect(await run('cases')).toEqual({ code: 0, out: `${told(1)}nothing was published: --apply does it\n`, err: '' });
    expect(await versions()).toEqual([]);

    expect(await run('cases', '--apply')).toEqual({ code: 0, out: `${told(1)}published\n`, err: '' });
    const first = { version: 1, withheld_count: 4, exposed_count: 0 };
    expect(await versions()).toEqual([first]);
    expect(await hub.rows('select 1 from indicators.feed_event where position is null')).toEqual([]);

    const again = { code: 0, out: `${told(1)}published already: nothing was recorded since\n`, err: '' };
    expect(await run('cases', '--apply')).toEqual(again);

    await record(20, 'Đối soát');
    expect((await run('cases', '--apply')).out).toBe(`${told(2)}published\n`);
    expect(await versions()).toEqual([first, { ...first, version: 2 }]);
  });

  it('is refused without what is to be published', async () => {
    const { code, err } = await run();
    expect(code).toBe(1);
    expect(err).toContain('COMMAND_INVALID: Expected one of cases after publish, got ""');
  });
});
