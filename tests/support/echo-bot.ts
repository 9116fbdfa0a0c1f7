import { ActivityTypes } from 'botbuilder';
import type { TurnContext } from 'botbuilder';

/** Welcomes, says back what it hears, and breaks on demand. */
export async function echoBot(context: TurnContext): Promise<void> {
  const { text, attachments = [], membersAdded = [] } = context.activity;
  const type: string = context.activity.type;
  if (type === 'conversationUpdate') {
    const guests = membersAdded.filter(({ id }) => id !== context.activity.recipient.id);
    for (const { id } of guests) await context.sendActivity(`Xin chào ${id}`);
    return;
  }
  if (type !== 'message') return;
  if (text === 'hỏng') throw new Error('The bot broke');
  if (text === 'treo') await new Promise(() => undefined);
  if (attachments.length > 0) {
    await context.sendActivity(`Đã nhận ${attachments.map((a) => a.contentType).join(', ')}`);
    return;
  }
  await context.sendActivities([
    { type: ActivityTypes.Typing },
    { type: ActivityTypes.Message, text: `Bạn nói: ${text}` },
  ]);
}
