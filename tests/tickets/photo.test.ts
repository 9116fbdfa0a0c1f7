import sharp from 'sharp';
import { sequentialIds } from '../../src/core';
import { keepPhoto } from '../../src/tickets';
import { aTicketBench, anIntake } from '../support/ticket-desk';
import type { TicketBench } from '../support/ticket-desk';

const place = 'GPS 22.396 103.458 Lai Chau';

/** A picture that tells where it was taken and lies on its side. */
function aPhoto(width = 400, height = 300): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#338855' } })
    .withExif({ IFD0: { Copyright: place } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

describe('photos of tickets', () => {
  let bench: TicketBench;
  beforeEach(async () => {
    bench = await aTicketBench();
  });
  afterEach(() => bench.close());

  const keep = (bytes: Buffer, conversationId = 'conversation-1') =>
    keepPhoto({ attachments: bench.store.ticketAttachments, ids }, conversationId, bytes);
  const ids = sequentialIds();

  it('are drawn anew: no place, no device, upright, not larger than needed', async () => {
    const bytes = await aPhoto(3000, 2000);
    expect(bytes.includes(Buffer.from(place))).toBe(true);

    const kept = await keep(bytes);
    const { ticket } = await bench.service.desk.open(
      anIntake({ photoIds: kept.kind === 'kept' ? [kept.id] : [] }),
    );

    const [photo] = await bench.store.ticketAttachments.photosOf(ticket.id);
    const { format, width, height, exif, orientation } = await sharp(photo!.bytes).metadata();
    expect({ format, exif, orientation }).toEqual({
      format: 'jpeg',
      exif: undefined,
      orientation: undefined,
    });
    expect([width, height]).toEqual([1067, 1600]);
    expect(photo!.bytes.includes(Buffer.from('GPS'))).toBe(false);
  });

  it.each([
    ['text', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a program', Buffer.from('MZ\u0090\u0000\u0003')],
    ['nothing', Buffer.alloc(0)],
  ])('are refused when they are %s', async (_, bytes) => {
    expect(await keep(bytes)).toEqual({ kind: 'not_a_photo' });
  });

  it('are refused when they are torn, too large or too many', async () => {
    const whole = await aPhoto();
    expect(await keep(whole.subarray(0, whole.length / 2))).toEqual({ kind: 'not_a_photo' });
    expect(await keep(Buffer.alloc(9 * 1024 * 1024))).toEqual({ kind: 'too_large' });
    for (let i = 0; i < 3; i += 1) expect(await keep(whole)).toMatchObject({ kind: 'kept' });
    expect(await keep(whole)).toEqual({ kind: 'too_many' });
  });

  it('of another conversation are not taken along', async () => {
    const kept = await keep(await aPhoto(), 'somebody-else');
    const { ticket } = await bench.service.desk.open(
      anIntake({ photoIds: kept.kind === 'kept' ? [kept.id] : [] }),
    );

    expect(await bench.store.ticketAttachments.photosOf(ticket.id)).toEqual([]);
  });

  it('that no ticket took are deleted after a day', async () => {
    await keep(await aPhoto());
    await bench.goTo('2026-11-11T03:00:00Z');

    expect(await bench.store.ticketAttachments.looseCount('conversation-1')).toBe(0);
  });
});
