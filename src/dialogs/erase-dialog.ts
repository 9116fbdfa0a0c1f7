import { Dialog } from './framework';
import type { DialogContext, DialogTurnResult } from './framework';
import { fold } from '../text';
import type { DialogDeps, Unhandled } from './deps';
import type { Speaker } from './speaker';

export const eraseDialogId = 'erase';

/** Waits for a clear yes before the data of the conversation is deleted. */
export class EraseDialog extends Dialog {
  constructor(
    private readonly deps: DialogDeps,
    private readonly speaker: Speaker,
  ) {
    super(eraseDialogId);
  }

  override beginDialog(): Promise<DialogTurnResult> {
    return Promise.resolve(Dialog.EndOfTurn);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { translate } = this.deps;
    const { lang } = await this.speaker.read(dc.context);
    switch (confirmation(dc.context.activity.text)) {
      case 'yes':
        return this.erase(dc);
      case 'no':
        await dc.context.sendActivity(translate(lang, 'control.eraseKept'));
        return dc.endDialog();
      case 'other':
        return dc.endDialog({ unhandled: dc.context.activity.text } satisfies Unhandled);
    }
  }

  private async erase(dc: DialogContext): Promise<DialogTurnResult> {
    const { translate, erase } = this.deps;
    const { lang } = await this.speaker.read(dc.context);
    const tickets = await erase(dc.context.activity.conversation.id);
    await this.speaker.forget(dc.context);
    // What the law keeps is said, with the codes by which it can still be followed.
    const kept =
      tickets.length === 0 ? [] : [translate(lang, 'data.kept', { codes: tickets.join(', ') })];
    await dc.context.sendActivity([translate(lang, 'control.eraseDone'), ...kept].join('\n\n'));
    return dc.endDialog();
  }
}

function confirmation(text: string): 'yes' | 'no' | 'other' {
  const words = fold(text.trim());
  if (/^(1|dong y|co|vang|u|yes|ok|xoa|យល់ព្រម)$/.test(words)) return 'yes';
  return /^(2|khong|thoi|no|ទេ)$/.test(words) ? 'no' : 'other';
}
