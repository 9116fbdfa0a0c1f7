import type { Answer, Question } from '../answers';
import type { IdGenerator } from '../core';
import type { RecordAnswer } from '../dialogs';
import type { AnswerStore } from '../store';
import { maskPersonalData } from '../text';

export interface AnswerRecorderDeps {
  readonly answers: AnswerStore;
  readonly ids: IdGenerator;
  /** Told of every answer kept; counts them. */
  readonly observe?: (answer: Answer, ms: number) => void;
}

// Two codes of eight characters meet once in billions; more tries would hide a broken generator.
const maxTries = 3;

/** Keeps answers with the masked question, so that they can be opened by code and replayed. */
export function createAnswerRecorder(deps: AnswerRecorderDeps): RecordAnswer {
  return async (conversationId, question, answer, ms) => {
    let kept = answer;
    for (
      let tries = 1;
      (await save(deps, conversationId, question, kept, ms)) === 'code_taken';
      tries++
    ) {
      if (tries === maxTries) throw new Error('no free answer code found');
      kept = { ...kept, code: deps.ids.code(answer.code.length) };
    }
    deps.observe?.(kept, ms);
    return kept;
  };
}

function save(
  { answers }: AnswerRecorderDeps,
  conversationId: string,
  question: Question,
  answer: Answer,
  ms: number,
): Promise<'saved' | 'code_taken'> {
  const { trace: _trace, ...shown } = answer;
  const { code, status, topic, facet, lang, confidence, knowledgeVersion } = answer;
  return answers.save({
    code,
    conversationId,
    question: maskPersonalData(question.text),
    context: question.context,
    status,
    ...(topic === undefined ? {} : { topic }),
    ...(facet === undefined ? {} : { facet }),
    lang,
    score: confidence,
    knowledgeVersion,
    answer: shown,
    timings: { answer: ms },
  });
}
