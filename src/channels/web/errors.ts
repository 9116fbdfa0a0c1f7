import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';
import { errorMessage } from '../../core';
import type { Logger } from '../../core';

/** What a client did wrong, as Direct Line tells it: `{"error":{"code","message"}}`. */
export class DirectLineError extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 413 | 415 | 429 | 500 | 503,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'DirectLineError';
  }

  toJSON(): { readonly error: { readonly code: string; readonly message: string } } {
    return { error: { code: this.code, message: this.message } };
  }
}

export function unknownConversation(): DirectLineError {
  return new DirectLineError(404, 'ConversationNotFound', 'There is no such conversation');
}

/** Parses a body at the door; throws a 400 that names the first bad member. */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new DirectLineError(400, 'BadArgument', `${where || 'body'}: ${issue?.message ?? ''}`);
}

export const answerNotFound: RequestHandler = (_req, res) => {
  const error = new DirectLineError(404, 'NotFound', 'Direct Line has no such operation');
  res.status(error.status).json(error);
};

/** The last handler of the router: every error becomes JSON, a defect is logged and not explained. */
export function answerError(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const known = toDirectLineError(error);
    if (known.status >= 500) logger.error({ error: errorMessage(error) }, 'a request failed');
    res.status(known.status).json(known);
  };
}

const bodyError = z.object({ type: z.string().default(''), status: z.number() });

/** Whatever was thrown, as a client may see it. */
export function toDirectLineError(error: unknown): DirectLineError {
  if (error instanceof DirectLineError) return error;
  const parsed = bodyError.safeParse(error);
  if (parsed.success && parsed.data.status < 500) return toBodyError(parsed.data.type);
  return new DirectLineError(500, 'ServiceError', 'The request could not be carried out');
}

// The types are those of the body-parser package.
function toBodyError(type: string): DirectLineError {
  switch (type) {
    case 'entity.too.large':
      return new DirectLineError(413, 'MessageSizeTooBig', 'The body is too large');
    case 'entity.parse.failed':
      return new DirectLineError(400, 'BadSyntax', 'The body is not valid JSON');
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return new DirectLineError(415, 'BadArgument', 'The body must be JSON in UTF-8');
    default:
      return new DirectLineError(400, 'BadArgument', 'The request is malformed');
  }
}
