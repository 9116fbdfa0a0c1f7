import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pino } from 'pino';
import type { Logger as PinoLogger } from 'pino';
import { createApp } from './app';
import { readConfig } from './config';
import { UserError, errorMessage, randomIds, systemClock } from './core';
import type { Logger } from './core';
import { giveBackMemory } from './give-back-memory';
import { localSecret } from './local-secret';

// A container is killed ten seconds after SIGTERM; what is still open then is cut.
const drainMs = 9000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel });
  const logger = toLogger(log);
  const directLineSecret = config.directLineSecret ?? localSecret(config.databaseUrl, randomIds);
  const learnerFile = path.join(__dirname, 'learn-worker.js');
  const app = await createApp({
    config: { ...config, directLineSecret },
    clock: systemClock,
    ids: randomIds,
    logger,
    ...(existsSync(learnerFile) && { learnerFile }),
    learned: { file: path.join(__dirname, 'learned.bin'), program: __filename },
    storedKnowledge: { file: path.join(__dirname, 'knowledge.bin'), program: __filename },
  });
  const port = await listen(app.server, config.port);
  await app.recover();
  giveBackMemory();
  logger.info({ port, articles: app.library.current().articles.size }, 'ready');
  process.stdout.write(`Trợ lý Dịch vụ công: http://localhost:${port}\n`);
  const stop = (signal: string): void => {
    logger.info({ signal }, 'draining');
    setTimeout(() => process.exit(1), drainMs).unref();
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? portTaken(port) : error);
    });
    server.listen(port, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function portTaken(port: number): UserError {
  return new UserError(`Port ${port} is in use. Stop the other program or set PORT.`, 'port');
}

/** pino takes (fields, message) as our Logger does; only `child` differs in its type. */
function toLogger(log: PinoLogger): Logger {
  return {
    debug: (fields, message) => {
      log.debug(fields, message);
    },
    info: (fields, message) => {
      log.info(fields, message);
    },
    warn: (fields, message) => {
      log.warn(fields, message);
    },
    error: (fields, message) => {
      log.error(fields, message);
    },
    child: (fields) => toLogger(log.child(fields)),
  };
}

main().catch((error: unknown) => {
  const text = error instanceof UserError ? error.message : String((error as Error).stack);
  process.stderr.write(`${text || errorMessage(error)}\n`);
  process.exit(1);
});
