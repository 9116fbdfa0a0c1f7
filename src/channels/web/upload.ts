import { DirectLineError, parseBody } from './errors';
import { sentActivity } from './protocol';
import type { SentActivity } from './protocol';

const activityType = 'application/vnd.microsoft.activity';

/** A file of an upload, before anybody has looked at it. */
export interface UploadedFile {
  readonly contentType: string;
  readonly bytes: Buffer;
}

export interface Upload {
  readonly activity: SentActivity;
  readonly files: readonly UploadedFile[];
}

/** The activity an upload stands for, the one of its `activity` part or an empty message, and its files. */
export async function readUpload(body: unknown, contentType: string): Promise<Upload> {
  if (!Buffer.isBuffer(body)) throw new DirectLineError(400, 'BadArgument', 'The upload is empty');
  if (!contentType.startsWith('multipart/form-data')) {
    return { activity: { type: 'message' }, files: [{ contentType, bytes: body }] };
  }
  return fromParts(await parseMultipart(body, contentType));
}

interface Part {
  readonly name: string;
  readonly contentType: string;
  text(): Promise<string>;
  bytes(): Promise<Buffer>;
}

async function fromParts(parts: readonly Part[]): Promise<Upload> {
  const template = parts.find(isActivity);
  const activity: SentActivity =
    template === undefined
      ? { type: 'message' }
      : parseBody(sentActivity, parseJson(await template.text()));
  const files = await Promise.all(
    parts
      .filter((part) => part !== template)
      .map(async (part) => ({ contentType: part.contentType, bytes: await part.bytes() })),
  );
  return { activity, files };
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
    return {
      name,
      contentType: 'text/plain',
      text: () => Promise.resolve(value),
      bytes: () => Promise.resolve(Buffer.from(value)),
    };
  }
  return {
    name,
    contentType: value.type || 'application/octet-stream',
    text: () => value.text(),
    bytes: async () => Buffer.from(await value.arrayBuffer()),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new DirectLineError(400, 'BadSyntax', 'The activity part is not valid JSON');
  }
}
