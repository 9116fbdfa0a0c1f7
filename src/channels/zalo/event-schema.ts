import { z } from 'zod';
import type { Correspondent, MediaKind, SharedInfo, ZaloEvent } from './events';

// Ids are strings and exceed 2^53; as numbers they would have lost digits already.
const id = z.string().regex(/^[\w.-]{1,100}$/u);
const messageId = z.string().min(1).max(300);
const person = z.object({ id });
const name = z.string().max(200).optional();

const said = z.object({ msg_id: messageId, text: z.string().max(50_000).default('') });
const fromUser = { sender: person, recipient: person };
const fromOa = { sender: person.extend({ admin_id: id.optional() }), recipient: person };

// Addresses and names of files are never read, so that nothing of a picture can be kept.
const userMessage = z
  .object({
    event_name: z.enum([
      'user_send_text',
      'user_send_image',
      'user_send_gif',
      'user_send_link',
      'user_send_audio',
      'user_send_video',
      'user_send_sticker',
      'user_send_file',
      'user_send_business_card',
    ]),
    ...fromUser,
    message: said,
  })
  .transform((body) => toMessage(body.event_name, toCorrespondent(body), body.message.text));

const anonymousMessage = z
  .object({
    event_name: z.enum([
      'anonymous_send_text',
      'anonymous_send_image',
      'anonymous_send_file',
      'anonymous_send_sticker',
    ]),
    ...fromUser,
    message: said.extend({ conversation_id: id }),
  })
  .transform((body) => {
    const { conversation_id: anonymousConversation, text } = body.message;
    return toMessage(body.event_name, { ...toCorrespondent(body), anonymousConversation }, text);
  });

const coordinate = z.coerce.number().min(-180).max(180);
const spot = z.object({ latitude: coordinate, longitude: coordinate });

const location = z
  .object({
    event_name: z.literal('user_send_location'),
    ...fromUser,
    message: z.object({
      attachments: z.tuple([z.object({ payload: z.object({ coordinates: spot }) })], z.unknown()),
    }),
  })
  .transform((body): ZaloEvent => {
    const { coordinates } = body.message.attachments[0].payload;
    return { kind: 'location', from: toCorrespondent(body), ...coordinates };
  });

// What a colleague wrote in Zalo's chat tool carries who it was; what the API sent does not.
const echo = z
  .object({
    event_name: z.enum([
      'oa_send_text',
      'oa_send_image',
      'oa_send_gif',
      'oa_send_list',
      'oa_send_file',
      'oa_send_sticker',
      'oa_send_template',
      'oa_send_anonymous_text',
      'oa_send_anonymous_image',
      'oa_send_anonymous_file',
      'oa_send_anonymous_sticker',
    ]),
    ...fromOa,
  })
  .transform(({ sender, recipient }): ZaloEvent | undefined => {
    if (sender.admin_id === undefined) return undefined;
    return { kind: 'colleague', to: { oaId: sender.id, userId: recipient.id } };
  });

// Receipts of template messages name a phone and their own tracking id; they are not ours.
const delivered = z
  .object({
    event_name: z.literal('user_received_message'),
    ...fromOa,
    message: z.object({ msg_id: messageId, tracking_id: z.string().optional() }),
  })
  .transform(({ message }): ZaloEvent | undefined => {
    if (message.tracking_id !== undefined) return undefined;
    return { kind: 'receipt', what: 'delivered', messageIds: [message.msg_id] };
  });

const seen = z
  .object({
    event_name: z.literal('user_seen_message'),
    ...fromOa,
    message: z.object({
      msg_ids: z.array(messageId).max(1000).default([]),
      msg_id: messageId.optional(),
    }),
  })
  .transform(({ message }): ZaloEvent => {
    const single = message.msg_id === undefined ? [] : [message.msg_id];
    return { kind: 'receipt', what: 'seen', messageIds: [...message.msg_ids, ...single] };
  });

const reaction = z
  .object({
    event_name: z.literal('user_reacted_message'),
    ...fromUser,
    message: z.object({ msg_id: messageId, react_icon: z.string().max(50) }),
  })
  .transform((body): ZaloEvent => {
    const { msg_id, react_icon: icon } = body.message;
    return { kind: 'reaction', from: toCorrespondent(body), messageId: msg_id, icon };
  });

const follow = z
  .object({ event_name: z.enum(['follow', 'unfollow']), oa_id: id, follower: person })
  .transform(({ event_name, oa_id: oaId, follower }): ZaloEvent => {
    const from = { oaId, userId: follower.id };
    if (event_name === 'unfollow') return { kind: 'unfollowed', from };
    return { kind: 'arrived', from, how: 'follow' };
  });

const chatnow = z
  .object({ event_name: z.literal('user_click_chatnow'), oa_id: id, user_id: id })
  .transform(({ oa_id: oaId, user_id: userId }): ZaloEvent => ({
    kind: 'arrived',
    from: { oaId, userId },
    how: 'chatnow',
  }));

// The shape of 2025 and the one before it. Birthday and gender are not read: nobody needs them.
const info = z
  .object({
    event_name: z.literal('user_submit_info'),
    ...fromUser,
    info: z.object({
      name,
      phone: z.union([z.string().max(30), z.number().transform(String)]).optional(),
      address: z.string().max(500).optional(),
      ward: name,
      city: name,
      full_address: z
        .object({ user_city: name, user_ward: name, user_address: z.string().max(500).optional() })
        .optional(),
    }),
  })
  .transform((body): ZaloEvent => ({
    kind: 'info',
    from: toCorrespondent(body),
    info: toInfo(body.info),
  }));

const withdraw = z
  .object({ event_name: z.literal('user_withdraw'), user_id: id })
  .transform(({ user_id: userId }): ZaloEvent => ({ kind: 'withdrawn', userId }));

/** The bodies the bot has a use for, as events; undefined where there is nothing to do. */
export const bodySchema = z.discriminatedUnion('event_name', [
  userMessage,
  anonymousMessage,
  location,
  echo,
  delivered,
  seen,
  reaction,
  follow,
  chatnow,
  info,
  withdraw,
]);

/** What is read before the signature is checked, and nothing more. */
export const envelopeSchema = z.object({
  event_name: z.string().min(1).max(100),
  app_id: z.string().optional(),
  timestamp: z.union([z.string().max(40), z.number().transform(String)]).default(''),
});

const mediaKinds: Readonly<Record<string, MediaKind>> = {
  user_send_image: 'file',
  anonymous_send_image: 'file',
  user_send_video: 'file',
  user_send_file: 'file',
  anonymous_send_file: 'file',
  user_send_business_card: 'file',
  user_send_gif: 'sticker',
  user_send_sticker: 'sticker',
  anonymous_send_sticker: 'sticker',
  user_send_audio: 'voice',
  user_send_link: 'link',
};

function toMessage(eventName: string, from: Correspondent, said: string): ZaloEvent {
  const media = mediaKinds[eventName];
  const text = said.normalize('NFC').trim();
  if (media === undefined) return { kind: 'text', from, text };
  return { kind: 'media', from, media, caption: captionOf(eventName, text) };
}

function captionOf(eventName: string, text: string): string {
  // The text of a business card is somebody's name.
  if (eventName === 'user_send_business_card') return '';
  return eventName === 'user_send_link' ? text.replace(/https?:\/\/\S+/giu, '').trim() : text;
}

function toCorrespondent(body: {
  readonly sender: { readonly id: string };
  readonly recipient: { readonly id: string };
}): Correspondent {
  return { oaId: body.recipient.id, userId: body.sender.id };
}

function toInfo(given: {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  readonly ward?: string | undefined;
  readonly city?: string | undefined;
  readonly full_address?:
    | {
        readonly user_city?: string | undefined;
        readonly user_ward?: string | undefined;
        readonly user_address?: string | undefined;
      }
    | undefined;
}): SharedInfo {
  const full = given.full_address;
  const address = [
    full?.user_address ?? given.address,
    full?.user_ward ?? given.ward,
    full?.user_city ?? given.city,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
  return {
    ...(given.name !== undefined && { name: given.name }),
    ...(given.phone !== undefined && { phone: given.phone }),
    ...(address !== '' && { address }),
  };
}
