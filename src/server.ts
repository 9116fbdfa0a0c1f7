import { timingSafeEqual } from 'node:crypto';
import express from 'express';
import type { ErrorRequestHandler, Express, Request, RequestHandler, Router } from 'express';
import helmet from 'helmet';
import { errorMessage } from './core';
import type { IdGenerator, Logger } from './core';
import type { Metrics } from './metrics';

/** What `/readyz` says; `ready` decides between 200 and 503. */
export interface Readiness {
  readonly ready: boolean;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface ServerDeps {
  readonly ids: IdGenerator;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly metricsToken?: string;
  readonly trustProxy: number;
  readonly readiness: () => Promise<Readiness>;
  /** Tried in order; the last one answers pages that do not exist. */
  readonly routers: readonly Router[];
}

/** The HTTP face of the program: ids, headers, health, routers, and the one place errors end. */
export function createServer(deps: ServerDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.trustProxy);
  app.use(requestLog(deps));
  app.use(helmet({ contentSecurityPolicy: false, crossOriginResourcePolicy: false }));
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/readyz', async (_request, response) => {
    const { ready, details } = await deps.readiness();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', ...details });
  });
  app.get('/metrics', metricsPage(deps));
  for (const router of deps.routers) app.use(router);
  app.use(errorPage(deps.logger));
  return app;
}

/** One line a request: method, path without query, status, time. Never bodies or tokens. */
function requestLog({ ids, logger }: ServerDeps): RequestHandler {
  return (request, response, next) => {
    const id = ids.uuid();
    const started = process.hrtime.bigint();
    response.setHeader('X-Request-Id', id);
    response.on('finish', () => {
      const ms = Number(process.hrtime.bigint() - started) / 1e6;
      const { statusCode: status } = response;
      // Paths of conversations carry ids that are as good as names in a log.
      const route = request.path.replace(/\/conversations\/[^/]+/, '/conversations/:id');
      logger.debug({ id, method: request.method, route, status, ms }, 'request');
    });
    next();
  };
}

function metricsPage({ metrics, metricsToken }: ServerDeps): RequestHandler {
  return async (request, response) => {
    if (!mayReadMetrics(request, metricsToken)) {
      response.status(403).json({ error: 'Metrics need the bearer token or a loopback address.' });
      return;
    }
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  };
}

function mayReadMetrics(request: Request, token: string | undefined): boolean {
  if (token === undefined) return isLoopback(request.socket.remoteAddress);
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::1|(::ffff:)?127\.)/.test(address);
}

function errorPage(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const status = statusOf(error);
    if (status >= 500) logger.error({ error: errorMessage(error) }, 'request failed');
    if (response.headersSent) {
      response.end();
      return;
    }
    const message = status >= 500 ? 'Something went wrong on our side.' : errorMessage(error);
    response.status(status).json({ error: { code: codeOf(status), message } });
  };
}

function statusOf(error: unknown): number {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

function codeOf(status: number): string {
  if (status === 413) return 'BodyTooLarge';
  return status >= 500 ? 'ServiceError' : 'BadArgument';
}
