import { ActivityTypes, BotAdapter, TurnContext } from 'botbuilder-core';
import type { Activity, ConversationReference, ResourceResponse } from 'botbuilder';

/** A message said in-process, without any transport. */
export interface LocalMessage {
  readonly conversationId: string;
  readonly text: string;
  readonly id: string;
}

/** Runs turns in this process and hands the replies back; the command line's channel. */
export class LocalAdapter extends BotAdapter {
  private readonly replies = new Map<string, Partial<Activity>[]>();

  /** Says one message and resolves with the bot's replies, in order. */
  async say(
    message: LocalMessage,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<readonly Partial<Activity>[]> {
    const replies: Partial<Activity>[] = [];
    this.replies.set(message.id, replies);
    await this.runMiddleware(new TurnContext(this, toActivity(message)), logic);
    this.replies.delete(message.id);
    return replies;
  }

  override sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const replies = this.replies.get(context.activity.id ?? '');
    replies?.push(...activities);
    return Promise.resolve(activities.map((_, i) => ({ id: `${context.activity.id ?? ''}-${i}` })));
  }

  override updateActivity(): Promise<ResourceResponse> {
    return Promise.reject(new Error('A message said locally cannot be changed.'));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('A message said locally cannot be deleted.'));
  }

  override continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const activity = TurnContext.applyConversationReference(
      { type: ActivityTypes.Event, name: 'ContinueConversation' },
      reference,
      true,
    );
    return this.runMiddleware(new TurnContext(this, activity), logic);
  }
}

function toActivity({ conversationId, text, id }: LocalMessage): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    id,
    text,
    channelId: 'local',
    serviceUrl: 'local',
    conversation: { id: conversationId, isGroup: false, name: '', conversationType: '' },
    from: { id: 'citizen', name: '' },
    recipient: { id: 'bot', name: '' },
  };
}
