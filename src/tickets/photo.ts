import type { IdGenerator } from '../core';
import type { Store, TicketPhoto } from '../store';

/** What became of a photo; nothing but a clean picture is ever kept. */
export type PhotoOutcome =
  | { readonly kind: 'kept'; readonly id: string; readonly bytes: number }
  | { readonly kind: 'too_large' | 'too_many' | 'not_a_photo' };

const maxBytes = 8 * 1024 * 1024;
const maxPhotos = 3;
const maxSide = 1600;
// A small file may unpack to a picture that fills the memory.
const maxPixels = 50_000_000;
const accepted: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp']);

export interface PhotoDeps {
  readonly attachments: Pick<Store['ticketAttachments'], 'keepPhoto' | 'looseCount'>;
  readonly ids: IdGenerator;
}

/**
 * Keeps a photo for the ticket a conversation is writing: JPEG, PNG or WebP of at most 8 MB, three
 * at most. It is drawn anew as JPEG, which leaves place, time, device and hidden data behind.
 */
export async function keepPhoto(
  { attachments, ids }: PhotoDeps,
  conversationId: string,
  bytes: Buffer,
): Promise<PhotoOutcome> {
  if (bytes.length > maxBytes) return { kind: 'too_large' };
  if ((await attachments.looseCount(conversationId)) >= maxPhotos) return { kind: 'too_many' };
  const clean = await redraw(bytes);
  if (clean === undefined) return { kind: 'not_a_photo' };
  const photo: TicketPhoto = { id: ids.uuid(), conversationId, mime: 'image/jpeg', bytes: clean };
  await attachments.keepPhoto(photo);
  return { kind: 'kept', id: photo.id, bytes: clean.length };
}

async function redraw(bytes: Buffer): Promise<Buffer | undefined> {
  // Loaded with the first photo: its library takes 13 MB, and most desks never get one.
  const { default: sharp } = await import('sharp');
  try {
    const picture = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' });
    const { format } = await picture.metadata();
    if (!accepted.has(format)) return undefined;
    // `autoOrient` turns it as the metadata says before that is left behind.
    return await picture
      .autoOrient()
      .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .toBuffer();
  } catch {
    // Whatever sharp cannot read is no photo to us.
    return undefined;
  }
}
