import { DirectLineError, parseBody } from './errors';
import { sentActivity } from './protocol';
import type { SentActivity } from './protocol';

const activityType = 'application/vnd.microsoft.activity';

/**
 * The activity an upload stands for: the one of its `activity` part, or an empty message, with one
 * attachment per file that names its type only. The bytes are dropped here.
 */
export async function readUpload(body: unknown, contentType: string): Promise<SentActivity> {
  if (!Buffer.isBuffer(body)) throw new DirectLineError(400, 'BadArgument', 'The upload is empty');
  if (!contentType.startsWith('multipart/form-data')) {
    return { type: 'message', attachments: [{ contentType }] };
  }
  return fromParts(await parseMultipart(body, contentType));
}

interface Part {
  readonly name: string;
  readonly contentType: string;
  text(): Promise<string>;
}

async function fromParts(parts: readonly Part[]): Promise<SentActivity> {
  const template = parts.find(isActivity);
  const activity: SentActivity =
    template === undefined
      ? { type: 'message' }
      : parseBody(sentActivity, parseJson(await template.text()));
  const files = parts.filter((part) => part !== template);
  return { ...activity, attachments: files.map(({ contentType }) => ({ contentType })) };
}

function isActivity({ name, contentType }: Part): boolean {
  return name === 'activity' || contentType === activityType;
}

async function parseMultipart(body: Buffer, contentType: string): Promise<readonly Part[]> {
  const request = new Response(new Uint8Array(body), { headers: { 'Content-Type': contentType } });
  // Deprecated for servers because it buffers everything; the router has bounded the body already.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const form = await request.formData().catch(() => {
    throw new DirectLineError(400, 'BadSyntax', 'The body is not valid multipart/form-data');
  });
  return Array.from(form, ([name, value]) => toPart(name, value));
}

function toPart(name: string, value: string | Blob): Part {
  if (typeof value === 'string') {
    return { name, contentType: 'text/plain', text: () => Promise.resolve(value) };
  }
  return {
    name,
    contentType: value.type || 'application/octet-stream',
    text: () => value.text(),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new DirectLineError(400, 'BadSyntax', 'The activity part is not valid JSON');
  }
}
