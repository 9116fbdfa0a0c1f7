import { ActivityTypes } from 'botbuilder-core';
import type { Activity, Middleware, TurnContext } from 'botbuilder';
import type { TranscriptStore } from '../store';
import { maskPersonalData } from '../text';

/** Writes both sides of a conversation, masked, before the citizen sees the reply. */
export class TranscriptMiddleware implements Middleware {
  constructor(private readonly transcripts: TranscriptStore) {}

  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    await this.write('citizen', context.activity.conversation.id, context.activity);
    context.onSendActivities(async (_, activities, send) => {
      for (const activity of activities) {
        await this.write('bot', context.activity.conversation.id, activity);
      }
      return send();
    });
    await next();
  }

  private async write(
    role: 'citizen' | 'bot',
    conversationId: string,
    activity: Partial<Activity>,
  ): Promise<void> {
    if (activity.type !== ActivityTypes.Message || !activity.text) return;
    const answerCode = answerCodeOf(activity);
    await this.transcripts.add({
      conversationId,
      role,
      text: maskPersonalData(activity.text),
      ...(answerCode === undefined ? {} : { answerCode }),
    });
  }
}

function answerCodeOf(activity: Partial<Activity>): string | undefined {
  const data = activity.channelData as { answer?: { code?: string } } | undefined;
  return data?.answer?.code;
}
