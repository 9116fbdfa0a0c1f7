import { Dialog } from 'botbuilder-dialogs';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { fold } from '../text';
import type { DialogDeps } from './deps';
import type { Speaker } from './speaker';

export const clarifyDialogId = 'clarify';

/** What a dialog passes back when the citizen said something else. */
export interface Unhandled {
  readonly unhandled: string;
}

/**
 * Waits for the choice between alternatives just offered. A digit, the words or a tap open the
 * chosen topic; “không phải” leads on; anything else goes back to the root as a new question.
 */
export class ClarifyDialog extends Dialog {
  constructor(
    private readonly deps: DialogDeps,
    private readonly speaker: Speaker,
  ) {
    super(clarifyDialogId);
  }

  override beginDialog(): Promise<DialogTurnResult> {
    return Promise.resolve(Dialog.EndOfTurn);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const text = dc.context.activity.text;
    const { lang, context } = await this.speaker.read(dc.context);
    const none = context.offered?.findIndex(
      ({ send }) => send === this.deps.translate(lang, 'clarify.none'),
    );
    if (!saysNone(text, none === undefined || none < 0 ? undefined : none + 1)) {
      return dc.endDialog({ unhandled: text } satisfies Unhandled);
    }
    await dc.context.sendActivity(this.deps.translate(lang, 'clarify.retry'));
    return dc.endDialog();
  }
}

/** The button, its number, or words that turn all alternatives down. */
function saysNone(text: string, position: number | undefined): boolean {
  const words = fold(text.trim());
  if (position !== undefined && words === String(position)) return true;
  return /^(khong phai|deu khong|khong cai nao|none|not these)/.test(words);
}
