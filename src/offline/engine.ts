import { AnswerPipeline, createBrain } from '../answers';
import type { Brain } from '../answers';
import type { Clock, IdGenerator } from '../core';
import { createTranslator } from '../i18n';
import { unpackKnowledge } from './knowledge-pack';
import type { Pack } from './knowledge-pack';
import { OfflineTalk } from './talk';

export interface OfflineEngineDeps {
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

/** The server's engine on a packed knowledge file, in one conversation. */
export interface OfflineEngine {
  readonly brain: Brain;
  readonly talk: OfflineTalk;
}

/** Builds the engine of a pack; takes seconds. Throws when the pack or the locality is not good. */
export function createOfflineEngine(
  pack: Pack,
  locality: string,
  { clock, ids }: OfflineEngineDeps,
): OfflineEngine {
  const brain = createBrain(unpackKnowledge(pack), locality);
  const translate = createTranslator();
  const pipeline = new AnswerPipeline({ translate, clock, ids }, () => brain);
  const talk = new OfflineTalk({ pipeline, translate, ids });
  rehearse(talk, brain);
  return { brain, talk };
}

const rehearsals = 5;

// The first questions run slowly, until the browser has compiled what they need; let them be ours.
function rehearse(talk: OfflineTalk, { snapshot }: Brain): void {
  const titles = [...snapshot.articles.values()].map(({ title }) => title);
  for (const title of titles.slice(0, rehearsals)) talk.hear(`${title} cần giấy tờ gì?`, 'vi');
  talk.restart();
}
