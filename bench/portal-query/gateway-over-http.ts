import { readFileSync } from 'node:fs';
import { createGateway } from '../../gateway/gateway.ts';
import { startGateway } from '../../gateway/server.ts';
import { httpTransport } from '../../gateway/transport/http.ts';
import { systemClock } from '../../platform/clock.ts';
import { createLogger } from '../../platform/log.ts';
import { createCallSigner } from '../../platform/viewer/signed-call.ts';
import { gatewayEnvironment } from './gateway-environment.ts';

// Our gateway over subgraphs in other processes: what `hub start --only gateway` will serve.

const { supergraph, subgraphUrls, signingKey } = gatewayEnvironment(process.env);
const logger = createLogger('info');
const gateway = await createGateway({
  supergraphSdl: readFileSync(supergraph, 'utf8'),
  transports: Object.entries(subgraphUrls).map(([name, url]) =>
    httpTransport({ name, url, sign: createCallSigner(signingKey, name, systemClock).sign }),
  ),
  logger,
});
const server = await startGateway({ gateway, port: 0, logger });
logger.info('serving', { graph: `${server.url}/graphql` });
process.once('SIGTERM', () => void server.close());
