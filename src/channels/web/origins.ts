import type { RequestHandler } from 'express';
import { DirectLineError } from './errors';

/** Which pages may talk to the channel: those of ALLOWED_ORIGINS (`*` is all) and our own. */
export class Origins {
  private readonly allowed: ReadonlySet<string>;

  constructor(allowedOrigins: readonly string[], publicUrl: string) {
    this.allowed = new Set([...allowedOrigins, new URL(publicUrl).origin]);
  }

  allows(origin: string): boolean {
    return this.allowed.has('*') || this.allowed.has(origin);
  }

  /** Lets browsers of allowed pages call, and answers their preflights. */
  readonly cors: RequestHandler = (req, res, next) => {
    const origin = req.get('origin');
    res.vary('Origin');
    if (origin !== undefined && this.allows(origin)) res.set(corsHeaders(origin));
    if (req.method === 'OPTIONS') res.sendStatus(204);
    else next();
  };

  /** Lets only allowed pages pass: others, and callers that are no browser, need the secret. */
  readonly requireAllowed: RequestHandler = (req, _res, next) => {
    if (!this.allows(req.get('origin') ?? 'null')) {
      throw new DirectLineError(403, 'Forbidden', 'This page is not one of ALLOWED_ORIGINS');
    }
    next();
  };
}

function corsHeaders(origin: string): Readonly<Record<string, string>> {
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
    // x-requested-with is added by the client's rxjs, which hangs at Connecting when it is refused.
    'Access-Control-Allow-Headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
    'Access-Control-Expose-Headers': 'Retry-After',
    'Access-Control-Max-Age': '7200',
  };
}
