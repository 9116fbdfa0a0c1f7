import { vietnamDay } from '../core';
import { formatDay } from '../i18n';
import type { MessageKey, MessageValues } from '../i18n';
import { fold, languageNamed, maskPersonalData } from '../text';
import { agencyName } from '../tickets';
import type { Ticket, TicketIntake } from '../tickets';
import { choiceActivity, chosen, sameWords } from './choices';
import type { DialogDeps, Unhandled, Voices } from './deps';
import { Dialog } from './framework';
import type { DialogContext, DialogTurnResult } from './framework';
import { silenceMs } from './guidance-state';
import type { Speaker } from './speaker';
import { newDraft, stageAfter } from './ticket-draft';
import type { Stage, TicketBeginning, TicketDraft } from './ticket-draft';
import { stages, withPlace } from './ticket-stages';
import type { Heard, StageScene } from './ticket-stages';

export const ticketDialogId = 'ticket';

// In later stages so many words without a question mark go on with the story.
const storyWords = 7;
const channelWithPhotos = 'directline';

/** What became of a file a citizen sent: kept under an id, or refused for a reason. */
export interface SentFile {
  readonly photo?: string;
  readonly problem?: string;
}

const problemKeys: Readonly<Record<string, MessageKey>> = {
  too_large: 'ticket.photoTooLarge',
  too_many: 'ticket.photoTooMany',
  not_a_photo: 'ticket.photoNotOne',
};

/**
 * Takes down a petition: what happened, which field, where, how to be reached, read back, sent. It
 * waits through side questions; who goes away finds the draft again.
 */
export class TicketDialog extends Dialog {
  constructor(
    private readonly deps: DialogDeps,
    private readonly voices: Voices,
    private readonly speaker: Speaker,
  ) {
    super(ticketDialogId);
  }

  /** Begins a new ticket, or goes on with a draft. */
  override async beginDialog(
    dc: DialogContext,
    options: { beginning: TicketBeginning } | { draft: TicketDraft },
  ): Promise<DialogTurnResult> {
    const draft = 'draft' in options ? options.draft : newDraft(options.beginning);
    await this.keep(dc, draft);
    const scene = await this.scene(dc);
    return this.ask(dc, draft, 'draft' in options ? '' : scene.say('ticket.intro'));
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const draft = dc.activeDialog?.state as TicketDraft;
    const { text } = dc.context.activity;
    const scene = await this.scene(dc);
    const labels = stages[draft.stage].labels(draft, scene);
    const choice = chosen(text, labels);
    if (choice === undefined && (await this.wasAway(dc))) return unhandled(dc);
    if (choice === undefined && wantsStop(text)) return this.stop(dc, draft, text);
    if (languageNamed(text) !== undefined) return this.aside(dc, draft);
    const said = { text, choice };
    const heard = stages[draft.stage].hear(said, draft, scene);
    if (draft.stage === 'what' && (await this.isQuestion(dc, draft))) return this.aside(dc, draft);
    return this.follow(dc, draft, heard);
  }

  /** Notes photos that came with a message, says what became of the others, and asks on. */
  async addFiles(dc: DialogContext, files: readonly SentFile[]): Promise<void> {
    const draft = dc.activeDialog?.state as TicketDraft;
    const ids = files.flatMap(({ photo }) => photo ?? []);
    const more = { ...draft, photoIds: [...new Set([...draft.photoIds, ...ids])] };
    await this.keep(dc, more);
    for (const { photo, problem } of files) {
      if (photo === undefined) await this.tell(dc, problemKeys[problem ?? ''] ?? 'file.notTaken');
    }
    if (draft.stage === 'photo') await this.ask(dc, more);
    else await this.tell(dc, 'ticket.photoKept', { count: more.photoIds.length });
  }

  private async follow(
    dc: DialogContext,
    draft: TicketDraft,
    heard: Heard,
  ): Promise<DialogTurnResult> {
    switch (heard.kind) {
      case 'next':
        return this.goOn(dc, heard.draft);
      case 'press': {
        const pressed = { ...heard.draft, pressed: true };
        await this.keep(dc, pressed);
        return this.ask(dc, pressed, '', heard.why);
      }
      case 'jump':
        return this.goTo(dc, heard.draft, heard.stage);
      case 'send':
        return this.send(dc, draft);
      case 'cancel':
        return this.cancel(dc);
      case 'other':
        return this.other(dc, draft);
    }
  }

  private async goOn(dc: DialogContext, draft: TicketDraft): Promise<DialogTurnResult> {
    const stage = stageAfter(draft, dc.context.activity.channelId === channelWithPhotos);
    const noUnits = this.voices.locality().units.length === 0;
    if (stage === 'place' && noUnits) return this.goOn(dc, { ...draft, stage });
    return this.goTo(dc, draft, stage);
  }

  private async goTo(
    dc: DialogContext,
    { pressed: _over, ...draft }: TicketDraft,
    stage: Stage,
  ): Promise<DialogTurnResult> {
    const there = { ...draft, stage };
    await this.keep(dc, there);
    return this.ask(dc, there);
  }

  private async send(dc: DialogContext, draft: TicketDraft): Promise<DialogTurnResult> {
    const { ticket } = await this.voices.tickets.open(await this.intakeOf(dc, draft));
    await this.speaker.noteTicket(dc.context, undefined);
    await this.speaker.noteTrouble(dc.context);
    await this.tell(dc, 'ticket.sent', {
      code: ticket.code,
      agency: agencyName(this.voices.tickets.handling(), ticket),
      acknowledge: dayOf(ticket.acknowledgeBy),
      due: dayOf(ticket.resolveBy),
    });
    return dc.endDialog();
  }

  private async intakeOf(dc: DialogContext, draft: TicketDraft): Promise<TicketIntake> {
    const { lang } = await this.speaker.read(dc.context);
    const { activity } = dc.context;
    const { key, kind, text, field = 'khac', unit, contact, anonymous, photoIds } = draft;
    const { collaborator, onBehalf, topic, answerCode } = draft;
    return {
      key,
      kind,
      field,
      text,
      locality: this.voices.locality().id,
      ...(unit === undefined ? {} : { unit }),
      channel: channelName(activity.channelId),
      conversationId: activity.conversation.id,
      lang,
      anonymous,
      photoIds,
      ...(contact === undefined ? {} : { contact }),
      ...(collaborator === undefined ? {} : { collaborator, onBehalf }),
      ...(topic === undefined ? {} : { topic }),
      ...(answerCode === undefined ? {} : { answerCode }),
    };
  }

  /** Goes on with the story, or answers a question on the way and asks again. */
  private async other(dc: DialogContext, draft: TicketDraft): Promise<DialogTurnResult> {
    const { text } = dc.context.activity;
    const isStory = !text.includes('?') && text.trim().split(/\s+/u).length >= storyWords;
    const told = isStory
      ? { ...draft, text: `${draft.text}\n${maskPersonalData(text)}`.trim() }
      : undefined;
    const more = told ?? withPlace(text, draft, await this.scene(dc));
    if (more === undefined || draft.stage === 'contact') return this.aside(dc, draft);
    await this.keep(dc, more);
    return this.ask(dc, more, '', 'ticket.added');
  }

  private async aside(dc: DialogContext, draft: TicketDraft): Promise<DialogTurnResult> {
    const composed = await this.speaker.compose(dc.context, dc.context.activity.text);
    const { status, control } = composed.answer;
    // Another dialog, a wish to erase: the draft waits until it is asked for.
    if (control !== undefined) return unhandled(dc);
    if (!/^(answered|smalltalk|handoff|dossier)/.test(status)) {
      return this.ask(dc, draft, '', 'ticket.unclear');
    }
    await this.speaker.say(dc.context, composed);
    return this.ask(dc, draft, '', 'ticket.goOn');
  }

  /** A short question that has an answer is a side question; a long one may be the story itself. */
  private async isQuestion(dc: DialogContext, { kind }: TicketDraft): Promise<boolean> {
    const { text } = dc.context.activity;
    const short = text.trim().split(/\s+/u).length <= 15;
    if (kind === 'question' || !short || !text.includes('?')) return false;
    const { answer } = await this.speaker.compose(dc.context, text);
    return answer.status === 'answered' || answer.control !== undefined;
  }

  private async wasAway(dc: DialogContext): Promise<boolean> {
    const state = await this.speaker.read(dc.context);
    return silenceMs(state, this.deps.clock.now()) > this.deps.contextIdleMs;
  }

  private async stop(
    dc: DialogContext,
    draft: TicketDraft,
    text: string,
  ): Promise<DialogTurnResult> {
    if (draft.text === '' || wantsCancel(text)) return this.cancel(dc);
    const { say } = await this.scene(dc);
    const label = say('ticket.continue');
    await dc.context.sendActivity(
      choiceActivity(
        say('ticket.kept', { label }),
        sameWords([label, say('ticket.cancel')]),
        false,
      ),
    );
    return dc.endDialog();
  }

  private async cancel(dc: DialogContext): Promise<DialogTurnResult> {
    await this.speaker.noteTicket(dc.context, undefined);
    await this.tell(dc, 'ticket.cancelled');
    return dc.endDialog();
  }

  private async ask(
    dc: DialogContext,
    draft: TicketDraft,
    before = '',
    lead?: MessageKey,
  ): Promise<DialogTurnResult> {
    const scene = await this.scene(dc);
    const { ask, labels } = stages[draft.stage];
    // Who is pressed is told why instead of being asked the same words again.
    const replaces = draft.pressed === true && lead !== undefined;
    const question = replaces ? '' : ask(draft, scene);
    const led = lead === undefined ? '' : scene.say(lead);
    const text = [before, led, question].filter((part) => part !== '').join('\n\n');
    const offered = labels(draft, scene);
    const activity = choiceActivity(text, sameWords(offered), offered.length > 1);
    // Our widget shows a button for it; other clients have their own.
    const wants = draft.stage === 'photo' ? { channelData: { wants: 'photo' } } : {};
    await dc.context.sendActivity({ ...activity, ...wants });
    return Dialog.EndOfTurn;
  }

  private async keep(dc: DialogContext, draft: TicketDraft): Promise<void> {
    if (dc.activeDialog !== undefined) dc.activeDialog.state = draft;
    await this.speaker.noteTicket(dc.context, draft);
  }

  private async scene(dc: DialogContext): Promise<StageScene> {
    const { lang } = await this.speaker.read(dc.context);
    return {
      lang,
      say: (key, values) => this.deps.translate(lang, key, values),
      rules: this.voices.tickets.handling(),
      locality: this.voices.locality(),
    };
  }

  private async tell(
    dc: DialogContext,
    key: MessageKey,
    values: MessageValues = {},
  ): Promise<void> {
    const { say } = await this.scene(dc);
    await dc.context.sendActivity(say(key, values));
  }
}

function unhandled(dc: DialogContext): Promise<DialogTurnResult> {
  return dc.endDialog({ unhandled: dc.context.activity.text } satisfies Unhandled);
}

/** A UTC time of a ticket as a day in Viet Nam. */
export function dayOf(time: Ticket['createdAt']): string {
  return formatDay(vietnamDay(new Date(time)));
}

// What the store calls the channels.
function channelName(channelId: string): string {
  return channelId === 'directline' ? 'web' : channelId === 'local' ? 'form' : channelId;
}

function wantsStop(text: string): boolean {
  return (
    wantsCancel(text) ||
    /^(de sau|luc khac|mai|dung|dung lai|tam dung|stop|later)$/.test(plain(text))
  );
}

function wantsCancel(text: string): boolean {
  return /^(thoi|huy|huy bo|khong gui|khong gui nua|thoi khong gui|bo qua|cancel)( nua| a| nhe)?$/.test(
    plain(text),
  );
}

function plain(text: string): string {
  return fold(text.trim()).replaceAll(',', '');
}
