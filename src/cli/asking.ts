import { AnswerPipeline, createBrain, openCatalogueService } from '../answers';
import type { Answer, Brain } from '../answers';
import { LocalAdapter, createConversationRunner } from '../bot';
import { sequentialIds, systemClock } from '../core';
import type { Language } from '../core';
import { createTranslator } from '../i18n';
import { loadKnowledge } from '../knowledge';

/** What the assistant replied to one message. */
export interface Asked {
  /** Absent where a dialog replied without a new answer, e.g. to a yes. */
  readonly answer?: Answer;
  readonly text: string;
  /** Milliseconds of the whole turn. */
  readonly ms: number;
}

/**
 * Says something in a conversation, as a citizen would; a new name begins a new conversation. One
 * message at a time: await each reply before the next.
 */
export type Ask = (conversation: string, text: string, lang: Language) => Promise<Asked>;

/** A brain for the command line, with the national catalogue of a folder if one was imported there. */
export async function openBrain(
  dir: string,
  locality: string,
  catalogueDir?: string,
): Promise<Brain> {
  const snapshot = await loadKnowledge(dir, { clock: systemClock });
  const brain = createBrain(snapshot, locality);
  if (catalogueDir === undefined) return brain;
  const catalogue = await openCatalogueService(catalogueDir, () => snapshot);
  return { ...brain, catalogue: () => catalogue };
}

/** Opens the whole assistant, with its dialogs, for asking from the command line. */
export function openAsking(brain: Brain): Ask {
  const translate = createTranslator();
  const ids = sequentialIds();
  const pipeline = new AnswerPipeline({ translate, clock: systemClock, ids }, () => brain);
  const runner = createConversationRunner({ pipeline, translate, clock: systemClock, ids });
  const adapter = new LocalAdapter();
  return async (conversationId, text, lang) => {
    const answers: Answer[] = [];
    const started = process.hrtime.bigint();
    const message = { conversationId, text, lang, id: ids.uuid() };
    const replies = await runner.say(adapter, message, (answer) => {
      answers.push(answer);
    });
    const ms = Number(process.hrtime.bigint() - started) / 1e6;
    const answer = answers.at(-1);
    const said = replies.map((reply) => reply.text ?? '').join('\n\n');
    return { ...(answer === undefined ? {} : { answer }), text: said, ms };
  };
}
