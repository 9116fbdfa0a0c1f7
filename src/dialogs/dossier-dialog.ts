import { Dialog } from 'botbuilder-dialogs';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { CaseAnswers, CaseQuestion } from '../answers';
import { fold } from '../text';
import { choiceActivity, chosen, sameWords } from './choices';
import type { Unhandled } from './clarify-dialog';
import type { DialogDeps } from './deps';
import type { Speaker } from './speaker';

export const dossierDialogId = 'dossier';

interface Progress {
  topic: string;
  /** Question and option ids in the order answered. */
  answered: readonly (readonly [question: string, option: string])[];
  /** True when the last message could not be read; the second time it goes to the root. */
  unclear?: boolean;
}

/** Asks a few questions about the citizen's case and ends with the exact list of papers. */
export class DossierDialog extends Dialog {
  constructor(
    private readonly deps: DialogDeps,
    private readonly speaker: Speaker,
  ) {
    super(dossierDialogId);
  }

  override beginDialog(dc: DialogContext, options: { topic: string }): Promise<DialogTurnResult> {
    const progress: Progress = { topic: options.topic, answered: [] };
    return this.goOn(dc, progress);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const progress = dc.activeDialog?.state as Progress;
    const text = dc.context.activity.text;
    if (wantsBack(text))
      return this.goOn(dc, { ...progress, answered: progress.answered.slice(0, -1) });
    if (wantsStop(text)) return this.stop(dc);
    const question = await this.question(dc, progress);
    const option =
      question?.options[
        chosen(
          text,
          question.options.map(({ label }) => label),
        ) ?? -1
      ];
    if (question === undefined || option === undefined)
      return this.notUnderstood(dc, progress, question);
    return this.goOn(dc, {
      ...progress,
      answered: [...progress.answered, [question.id, option.id]],
    });
  }

  /** Asks the next question, or gives the list and ends. */
  private async goOn(dc: DialogContext, progress: Progress): Promise<DialogTurnResult> {
    save(dc, { topic: progress.topic, answered: progress.answered });
    const question = await this.question(dc, progress);
    if (question === undefined) {
      await this.speaker.sayDossier(dc.context, progress.topic, answersOf(progress));
      return dc.endDialog();
    }
    await this.ask(dc, progress, question);
    return Dialog.EndOfTurn;
  }

  private async ask(dc: DialogContext, progress: Progress, question: CaseQuestion): Promise<void> {
    const { lang } = await this.speaker.read(dc.context);
    const number = progress.answered.length + 1;
    const lead = this.deps.translate(lang, number === 1 ? 'dossier.intro' : 'dossier.next', {
      number,
    });
    const labels = question.options.map(({ label }) => label);
    await dc.context.sendActivity(choiceActivity(`${lead} **${question.ask}**`, sameWords(labels)));
  }

  private async notUnderstood(
    dc: DialogContext,
    progress: Progress,
    question: CaseQuestion | undefined,
  ): Promise<DialogTurnResult> {
    const { text } = dc.context.activity;
    if (question === undefined || progress.unclear === true || isQuestion(text)) {
      return dc.endDialog({ unhandled: text } satisfies Unhandled);
    }
    save(dc, { ...progress, unclear: true });
    const { lang } = await this.speaker.read(dc.context);
    const labels = question.options.map(({ label }) => label);
    const hint = this.deps.translate(lang, 'dossier.unclear');
    await dc.context.sendActivity(choiceActivity(`${hint} **${question.ask}**`, sameWords(labels)));
    return Dialog.EndOfTurn;
  }

  private async stop(dc: DialogContext): Promise<DialogTurnResult> {
    const { lang } = await this.speaker.read(dc.context);
    const label = this.deps.translate(lang, 'suggest.dossier');
    await dc.context.sendActivity(this.deps.translate(lang, 'dossier.stopped', { label }));
    return dc.endDialog();
  }

  private async question(dc: DialogContext, progress: Progress): Promise<CaseQuestion | undefined> {
    const asked = await this.speaker.question(dc.context, dc.context.activity.text);
    return this.deps.pipeline.caseQuestion(asked, progress.topic, answersOf(progress));
  }
}

function answersOf({ answered }: Progress): CaseAnswers {
  return Object.fromEntries(answered);
}

function save(dc: DialogContext, progress: Progress): void {
  if (dc.activeDialog !== undefined) dc.activeDialog.state = progress;
}

function wantsBack(text: string): boolean {
  return /^(quay lai|cau truoc|buoc truoc|lui lai|back)$/.test(fold(text.trim()));
}

function wantsStop(text: string): boolean {
  return /^(thoi|dung|dung lai|khong lam nua|bo qua|huy|stop|cancel)$/.test(fold(text.trim()));
}

// Someone who asks in the middle of the questions wants an answer, not the options again.
function isQuestion(text: string): boolean {
  return text.includes('?') || text.trim().split(/\s+/).length >= 6 || text.includes(' – ');
}
