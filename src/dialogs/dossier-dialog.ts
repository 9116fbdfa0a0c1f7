import { Dialog } from './framework';
import type { DialogContext, DialogTurnResult } from './framework';
import type { CaseQuestion } from '../answers';
import type { MessageKey } from '../i18n';
import { fold, languageNamed } from '../text';
import { choiceActivity, chosen, sameWords } from './choices';
import type { DialogDeps, Ended, Unhandled } from './deps';
import { answersOf } from './guidance-state';
import type { CaseProgress } from './guidance-state';
import type { Speaker } from './speaker';

export const dossierDialogId = 'dossier';

interface Progress extends CaseProgress {
  /** True when the last message could not be read; the second time it goes to the root. */
  readonly unclear?: boolean;
}

/** Asks a few questions about the citizen's case and ends with the exact list of papers. */
export class DossierDialog extends Dialog {
  constructor(
    private readonly deps: DialogDeps,
    private readonly speaker: Speaker,
  ) {
    super(dossierDialogId);
  }

  /** Begins with the first question, or goes on after the answers given before. */
  override beginDialog(
    dc: DialogContext,
    { topic, answered = [] }: Pick<CaseProgress, 'topic'> & Partial<CaseProgress>,
  ): Promise<DialogTurnResult> {
    return this.goOn(dc, { topic, answered });
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const progress = dc.activeDialog?.state as Progress;
    const { topic, answered } = progress;
    const text = dc.context.activity.text;
    if (wantsBack(text)) return this.goOn(dc, { topic, answered: answered.slice(0, -1) });
    if (wantsStop(text)) return this.stop(dc);
    const question = await this.question(dc, progress);
    const option = question && optionOf(text, question);
    if (question === undefined || option === undefined) {
      return this.notUnderstood(dc, progress, question);
    }
    return this.goOn(dc, { topic, answered: [...answered, [question.id, option.id]] });
  }

  /** Asks the next question, or gives the list and ends. */
  private async goOn(dc: DialogContext, progress: Progress): Promise<DialogTurnResult> {
    save(dc, progress);
    await this.speaker.noteCase(dc.context, progress);
    const question = await this.question(dc, progress);
    if (question === undefined) {
      await this.speaker.sayDossier(dc.context, progress.topic, answersOf(progress));
      await this.speaker.noteCase(dc.context, undefined);
      return dc.endDialog({ ended: 'dossier_done' } satisfies Ended);
    }
    const number = progress.answered.length + 1;
    await this.ask(dc, question, number === 1 ? 'dossier.intro' : 'dossier.next', number);
    return Dialog.EndOfTurn;
  }

  private async ask(
    dc: DialogContext,
    question: CaseQuestion,
    lead: MessageKey,
    number = 1,
  ): Promise<void> {
    const { lang } = await this.speaker.read(dc.context);
    const text = `${this.deps.translate(lang, lead, { number })} **${question.ask}**`;
    const labels = question.options.map(({ label }) => label);
    await dc.context.sendActivity(choiceActivity(text, sameWords(labels)));
  }

  private async notUnderstood(
    dc: DialogContext,
    progress: Progress,
    question: CaseQuestion | undefined,
  ): Promise<DialogTurnResult> {
    const { text } = dc.context.activity;
    if (question !== undefined && isUnsure(text)) {
      await this.ask(dc, question, 'dossier.unsure');
      return Dialog.EndOfTurn;
    }
    if (question === undefined || progress.unclear === true || (await this.isOther(dc))) {
      return dc.endDialog({ unhandled: text } satisfies Unhandled);
    }
    save(dc, { ...progress, unclear: true });
    await this.ask(dc, question, 'dossier.unclear');
    return Dialog.EndOfTurn;
  }

  /** True where the message is a wish or question of its own rather than a choice misspelt. */
  private async isOther(dc: DialogContext): Promise<boolean> {
    const { text } = dc.context.activity;
    if (text.includes('?') || text.trim().split(/\s+/).length >= 6) return true;
    if (languageNamed(text) !== undefined) return true;
    const { answer } = await this.speaker.compose(dc.context, text);
    if (answer.control !== undefined || answer.remember?.choosing === true) return true;
    return /^(answered|handoff|petition|refused_abuse)/.test(answer.status);
  }

  private async stop(dc: DialogContext): Promise<DialogTurnResult> {
    const { lang } = await this.speaker.read(dc.context);
    const label = this.deps.translate(lang, 'dossier.continue');
    const text = this.deps.translate(lang, 'dossier.stopped', { label });
    await dc.context.sendActivity(choiceActivity(text, sameWords([label]), false));
    return dc.endDialog();
  }

  private async question(dc: DialogContext, progress: Progress): Promise<CaseQuestion | undefined> {
    const asked = await this.speaker.question(dc.context, dc.context.activity.text);
    return this.deps.pipeline.caseQuestion(asked, progress.topic, answersOf(progress));
  }
}

function save(dc: DialogContext, progress: Progress): void {
  if (dc.activeDialog !== undefined) dc.activeDialog.state = progress;
}

function wantsBack(text: string): boolean {
  return /^(quay lai|cau truoc|buoc truoc|lui lai|tro lai|back)$/.test(fold(text.trim()));
}

function wantsStop(text: string): boolean {
  return /^(thoi|dung|dung lai|khong lam nua|bo qua|huy|de sau|stop|cancel)$/.test(
    fold(text.trim()),
  );
}

// “Không biết” shares a word with the choice “Không” and means neither yes nor no.
function optionOf(
  text: string,
  { options }: CaseQuestion,
): CaseQuestion['options'][number] | undefined {
  const said = fold(text.trim());
  const exact = options.find(({ label }) => fold(label) === said);
  if (exact !== undefined || isUnsure(text)) return exact;
  return options[
    chosen(
      text,
      options.map(({ label }) => label),
    ) ?? -1
  ];
}

const self = '(?:toi|em|minh|chau|con|anh|chi|bac|chung toi)';
const no = '(?:khong|chua|ko|kg|k|hong|hok|hem|khum|cha|chang)';
const after =
  '(?: (?:nua|lam|a|ro|chac|dau|luon|gi|ca|het|nhe|ban|oi|the nao|sao|duoc|cai|vu|viec|cau|nay|do))*';
const opening = `(?:da |thua )*(?:${self} )?(?:that su |thuc su |cung |chi la |van )*`;
const unsure: readonly RegExp[] = [
  new RegExp(`^${opening}${no} (?:he )?(?:biet|bit|ro|chac|nho|hieu)${after}$`),
  // “Chưa rõ đất có thế chấp hay không”.
  new RegExp(`^${opening}${no} (?:biet|bit|ro|chac|nho) .{2,50} (?:${no}|hay chua)$`),
  /^(?:i )?(?:do not|don'?t) (?:know|remember|understand)$|^(?:i'?m |i am )?not sure$|^no idea$/,
];

function isUnsure(text: string): boolean {
  const said = fold(text.trim())
    .replace(/[\s.!…]+$/u, '')
    .replaceAll('’', "'")
    .replaceAll(',', '');
  return unsure.some((words) => words.test(said));
}
