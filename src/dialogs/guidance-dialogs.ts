import type { ConversationState, TurnContext } from 'botbuilder';
import { DialogSet, DialogTurnStatus } from 'botbuilder-dialogs';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { Answer } from '../answers';
import type { Language } from '../core';
import { ClarifyDialog, clarifyDialogId } from './clarify-dialog';
import type { Unhandled } from './clarify-dialog';
import type { DialogDeps } from './deps';
import { EraseDialog, eraseDialogId } from './erase-dialog';
import { Speaker } from './speaker';

/**
 * The conversation: a dialog waiting for its reply hears a message first; what it cannot use goes
 * to the root, which answers it and may begin the next dialog.
 */
export class GuidanceDialogs {
  private readonly dialogs: DialogSet;
  private readonly speaker: Speaker;

  constructor(
    private readonly deps: DialogDeps,
    state: ConversationState,
  ) {
    this.speaker = new Speaker(deps, state.createProperty('guidance'));
    this.dialogs = new DialogSet(state.createProperty('dialogs'));
    this.dialogs.add(new ClarifyDialog(deps, this.speaker));
    this.dialogs.add(new EraseDialog(deps, this.speaker));
  }

  /** Runs one message. A turn that was completed before changes and says nothing. */
  async run(context: TurnContext): Promise<void> {
    const state = await this.speaker.read(context);
    if (context.activity.id !== undefined && state.lastActivityId === context.activity.id) return;
    const dc = await this.dialogs.createContext(context);
    const result = await dc.continueDialog();
    const text = toRoot(result, context.activity.text);
    if (text !== undefined) await this.answer(dc, text);
    const after = await this.speaker.read(context);
    if (context.activity.id !== undefined) after.lastActivityId = context.activity.id;
  }

  /** Sets the language of a conversation that has not said anything yet. */
  async speak(context: TurnContext, lang: Language): Promise<void> {
    const state = await this.speaker.read(context);
    if (state.lastSeen === undefined) state.lang = lang;
  }

  /** What to say when a citizen arrives; on a return, what was talked about last. */
  async welcome(context: TurnContext): Promise<void> {
    const { lang } = await this.speaker.read(context);
    const { translate } = this.deps;
    await context.sendActivity({
      type: 'message',
      text: `${translate(lang, 'welcome.text')}\n\n${translate(lang, 'welcome.nature')}`,
      suggestedActions: {
        to: [],
        actions: (['menu.open', 'menu.person'] as const).map((key) => {
          const title = translate(lang, key);
          return { type: 'imBack', title, value: title };
        }),
      },
    });
  }

  private async answer(dc: DialogContext, text: string): Promise<void> {
    const answer = await this.speaker.answer(dc.context, text);
    await this.follow(dc, answer);
  }

  private async follow(dc: DialogContext, answer: Answer): Promise<void> {
    if (answer.status === 'clarification') await dc.beginDialog(clarifyDialogId);
    if (answer.control === 'erase') await dc.beginDialog(eraseDialogId);
    if (answer.control === 'restart') await this.speaker.forget(dc.context);
  }
}

/** The text the root must answer, or undefined when a dialog has dealt with the message. */
function toRoot(result: DialogTurnResult, text: string): string | undefined {
  switch (result.status) {
    case DialogTurnStatus.empty:
      return text;
    case DialogTurnStatus.complete:
      return (result.result as Unhandled | undefined)?.unhandled;
    default:
      return undefined;
  }
}
