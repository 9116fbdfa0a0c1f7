import { isActive } from './period';
import type { CaseCondition, Dossier, DossierItem, DossierQuestion, DossierRemark } from './model';

/** The options chosen so far: question id -> option id. */
export type CaseAnswers = Readonly<Record<string, string>>;

/** The personalised list of papers that the answers lead to. */
export interface ResolvedDossier {
  readonly items: readonly DossierItem[];
  readonly fee: readonly DossierRemark[];
  readonly time: readonly DossierRemark[];
  readonly where: readonly DossierRemark[];
  readonly pitfalls: readonly DossierRemark[];
}

/** True when every named question was answered with one of the named options. */
export function applies(when: CaseCondition, answers: CaseAnswers): boolean {
  return Object.entries(when).every(([question, options]) => {
    const chosen = answers[question];
    return chosen !== undefined && options.includes(chosen);
  });
}

/** The next question to ask, or undefined when the list is ready. */
export function nextQuestion(dossier: Dossier, answers: CaseAnswers): DossierQuestion | undefined {
  return dossier.questions.find(
    (question) => answers[question.id] === undefined && applies(question.when, answers),
  );
}

/** The list for these answers on this day (`YYYY-MM-DD`). */
export function resolveDossier(
  dossier: Dossier,
  answers: CaseAnswers,
  day: string,
): ResolvedDossier {
  const remarks = (all: readonly DossierRemark[]): readonly DossierRemark[] =>
    all.filter((remark) => applies(remark.when, answers) && isActive(remark, day));
  return {
    items: dossier.items.filter((item) => applies(item.when, answers)),
    fee: remarks(dossier.fee),
    time: remarks(dossier.time),
    where: remarks(dossier.where),
    pitfalls: remarks(dossier.pitfalls),
  };
}

/** Every way through the questions, in the order of the file. */
export function enumeratePaths(dossier: Dossier, limit = 1000): readonly CaseAnswers[] {
  const paths: CaseAnswers[] = [];
  const walk = (answers: CaseAnswers): void => {
    if (paths.length >= limit) return;
    const question = nextQuestion(dossier, answers);
    if (question === undefined) {
      paths.push(answers);
      return;
    }
    for (const option of question.options) walk({ ...answers, [question.id]: option.id });
  };
  walk({});
  return paths;
}
