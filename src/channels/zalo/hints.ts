import type { MessageKey } from '../../i18n';
import { nearestHelpPoint } from './accounts';
import type { Accounts } from './accounts';
import type { Acquaintances } from './acquaintances';
import type { MediaKind, ZaloEvent } from './events';

/** Words of a locality that the channel's own hints need. */
export interface LocalWords {
  readonly hotline: string;
  readonly hours: string;
}

export interface HintsDeps {
  readonly accounts: Accounts;
  readonly localWords: (locality: string) => LocalWords;
  readonly acquaintances: Acquaintances;
}

type Of<Kind extends ZaloEvent['kind']> = Extract<ZaloEvent, { readonly kind: Kind }>;

/** What the channel itself says of something that is no text: a kind word and where to turn. */
export class Hints {
  constructor(private readonly deps: HintsDeps) {}

  async about(
    event: Of<'text' | 'media' | 'location'>,
    conversationId: string,
  ): Promise<readonly string[]> {
    if (event.kind === 'text') return [];
    if (event.kind === 'location') return [await this.place(event, conversationId)];
    return [await this.deps.acquaintances.wordsFor(conversationId, mediaHints[event.media])];
  }

  private async place(event: Of<'location'>, conversationId: string): Promise<string> {
    const { accounts, localWords, acquaintances } = this.deps;
    const account = accounts.of(event.from.oaId);
    const words = localWords(account?.locality ?? '');
    const nearest = nearestHelpPoint(account?.helpPoints ?? [], event);
    if (nearest === undefined) {
      return acquaintances.wordsFor(conversationId, 'zalo.location.unknown', { ...words });
    }
    const { name, address } = nearest.point;
    const km = nearest.km.toLocaleString('vi', { maximumSignificantDigits: 2 });
    const values = { ...words, name, address, km };
    return acquaintances.wordsFor(conversationId, 'zalo.location.near', values);
  }
}

const mediaHints: Readonly<Record<MediaKind, MessageKey>> = {
  file: 'file.notTaken',
  sticker: 'zalo.sticker',
  voice: 'zalo.voice',
  link: 'zalo.link',
};
