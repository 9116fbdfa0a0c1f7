import { ActivityHandler } from 'botbuilder-core';
import type { ConversationState, TurnContext } from 'botbuilder';
import { isLanguage } from '../core';
import type { Logger } from '../core';
import type { GuidanceDialogs, Voices } from '../dialogs';
import type { Translator } from '../i18n';
import { ratingEventName, ratingSchema } from './ratings';

export interface GuidanceBotDeps {
  readonly dialogs: GuidanceDialogs;
  readonly conversationState: ConversationState;
  readonly ratings: Voices['ratings'];
  readonly news: Voices['news'];
  /** Deletes files of a conversation that nobody waits for. */
  readonly dropFiles: (conversationId: string) => Promise<void>;
  readonly translate: Translator;
  readonly logger: Logger;
}

/** One turn: dispatches by activity type, then saves what the conversation remembers. */
export class GuidanceBot extends ActivityHandler {
  constructor(private readonly deps: GuidanceBotDeps) {
    super();
    this.onMessage(async (context, next) => {
      await this.hear(context);
      await next();
    });
    this.onMembersAdded(async (context, next) => {
      await this.welcome(context);
      await next();
    });
    this.onEvent(async (context, next) => {
      await this.rate(context);
      await next();
    });
  }

  override async run(context: TurnContext): Promise<void> {
    await super.run(context);
    await this.deps.conversationState.saveChanges(context);
  }

  private async hear(context: TurnContext): Promise<void> {
    // Clients send a tap with an object as value and no text; there is nothing to read then.
    const { text } = context.activity as { text?: string };
    context.activity.text = text ?? '';
    const files = (context.activity.attachments ?? []) as readonly object[];
    if (files.length > 0 && (await this.takeFiles(context, files))) return;
    await this.speak(context);
    await this.deps.dialogs.run(context);
  }

  /** True when nothing is left to be answered. */
  private async takeFiles(context: TurnContext, files: readonly object[]): Promise<boolean> {
    const { dialogs, dropFiles, translate } = this.deps;
    const taken = await dialogs.takeFiles(context, files);
    if (!taken) await dropFiles(context.activity.conversation.id);
    if (!taken && context.activity.text === '') {
      await context.sendActivity(translate('vi', 'file.notTaken'));
    }
    return context.activity.text === '';
  }

  /** Clients name a locale such as `km-KH`; an unknown one changes nothing. */
  private async speak(context: TurnContext): Promise<void> {
    const { locale } = context.activity as { locale?: string };
    const lang = locale?.slice(0, 2).toLowerCase();
    if (isLanguage(lang)) await this.deps.dialogs.speak(context, lang);
  }

  private async welcome(context: TurnContext): Promise<void> {
    const { membersAdded = [], recipient } = context.activity;
    if (membersAdded.some((member) => member.id !== recipient.id)) {
      await this.speak(context);
      await this.deps.dialogs.welcome(context);
    }
  }

  private async rate(context: TurnContext): Promise<void> {
    if (context.activity.name !== ratingEventName) return;
    const parsed = ratingSchema.safeParse(context.activity.value);
    if (!parsed.success) {
      this.deps.logger.warn({ event: ratingEventName }, 'malformed rating ignored');
      return;
    }
    const { code, rating, reason, text, tell, about } = parsed.data;
    const conversationId = context.activity.conversation.id;
    const rated = await this.deps.ratings.rate({
      answerCode: code,
      conversationId,
      rating,
      ...(reason === undefined ? {} : { reason }),
      ...(text === undefined ? {} : { text }),
      ...(about === undefined ? {} : { about }),
    });
    if (rated.kind === 'unknown_answer') return;
    if (tell === true && rated.topic !== undefined) {
      await this.deps.news.wish(conversationId, rated.topic);
    }
    await this.deps.dialogs.rated(context, rating);
  }
}
