/** Where to answer. An anonymous visitor is reached by two ids, a user by one. */
export interface Correspondent {
  readonly oaId: string;
  readonly userId: string;
  /** Set for visitors who write without a Zalo account. */
  readonly anonymousConversation?: string;
}

export type MediaKind = 'file' | 'voice' | 'sticker' | 'link';

/** Details a person shared through Zalo's own form. */
export interface SharedInfo {
  readonly name?: string;
  readonly phone?: string;
  readonly address?: string;
}

/** What happened, in the words of this program; plain JSON, kept in the inbox until dealt with. */
export type ZaloEvent =
  | { readonly kind: 'text'; readonly from: Correspondent; readonly text: string }
  | {
      readonly kind: 'media';
      readonly from: Correspondent;
      readonly media: MediaKind;
      readonly caption: string;
    }
  | {
      readonly kind: 'location';
      readonly from: Correspondent;
      readonly latitude: number;
      readonly longitude: number;
    }
  | { readonly kind: 'arrived'; readonly from: Correspondent; readonly how: 'follow' | 'chatnow' }
  | { readonly kind: 'unfollowed'; readonly from: Correspondent }
  | { readonly kind: 'info'; readonly from: Correspondent; readonly info: SharedInfo }
  | { readonly kind: 'withdrawn'; readonly userId: string }
  | { readonly kind: 'colleague'; readonly to: Correspondent }
  | {
      readonly kind: 'receipt';
      readonly what: 'delivered' | 'seen';
      readonly messageIds: readonly string[];
    }
  | {
      readonly kind: 'reaction';
      readonly from: Correspondent;
      readonly messageId: string;
      readonly icon: string;
    };

/** One conversation a correspondent: what is said to a commune stays with the commune. */
export function conversationIdOf({ oaId, userId, anonymousConversation }: Correspondent): string {
  const who = anonymousConversation === undefined ? userId : `${userId}:${anonymousConversation}`;
  return `zalo:${oaId}:${who}`;
}

/** Events of one lane are dealt with in order: those of a conversation, or receipts of a kind. */
export function laneOf(event: ZaloEvent): string {
  switch (event.kind) {
    case 'colleague':
      return conversationIdOf(event.to);
    case 'withdrawn':
      return `zalo-user:${event.userId}`;
    case 'receipt':
      return 'zalo-receipts';
    default:
      return conversationIdOf(event.from);
  }
}
