import { applies, enumeratePaths, resolveDossier } from './dossier';
import type { CaseAnswers } from './dossier';
import type { Article, CaseCondition, Dossier, DossierRemark } from './model';
import { startOf } from './problem';
import type { Draft } from './problem';

const maxPaths = 60;
const maxQuestionsOnPath = 6;
const kindNames = { nop: 'phải nộp', 'xuat-trinh': 'xuất trình', 'co-san': 'không phải nộp' };

/** Every path of the dossier gives a list, contradicts nothing and asks nothing in vain. */
export function dossierSound({ dossier }: Article, day: string): readonly Draft[] {
  if (dossier === undefined) return [];
  const paths = enumeratePaths(dossier, maxPaths + 1);
  return [
    ...unknownConditions(dossier),
    ...tooManyPaths(paths),
    ...emptyPaths(dossier, paths, day),
    ...longPaths(paths),
    ...contradictions(dossier, paths, day),
    ...unreachable(dossier, paths),
    ...idleQuestions(dossier),
  ];
}

/** The texts of a dossier that citizens read. */
export function dossierTexts({ dossier }: Article): readonly string[] {
  if (dossier === undefined) return [];
  const questions = dossier.questions.flatMap(({ ask, options }) => [
    ask,
    ...options.map(({ label }) => label),
  ]);
  const items = dossier.items.flatMap(({ text, note }) =>
    note === undefined ? [text] : [text, note],
  );
  return [...questions, ...items, ...remarksOf(dossier).map(({ text }) => text)];
}

/** Remarks that belong to the fee, time, place or pitfalls of a case. */
export function remarksOf({ fee, time, where, pitfalls }: Dossier): readonly DossierRemark[] {
  return [...fee, ...time, ...where, ...pitfalls];
}

function draft(find: string, message: string, cure: string): Draft {
  return { severity: 'error', find: startOf(find), message, cure };
}

function describePath(path: CaseAnswers): string {
  return Object.entries(path)
    .map(([question, option]) => `${question}=${option}`)
    .join(', ');
}

function allConditions(dossier: Dossier): readonly CaseCondition[] {
  return [...dossier.questions, ...dossier.items, ...remarksOf(dossier)].map(({ when }) => when);
}

function unknownConditions(dossier: Dossier): readonly Draft[] {
  const known = new Map(dossier.questions.map((q) => [q.id, q.options.map((option) => option.id)]));
  return allConditions(dossier)
    .flatMap((when) => Object.entries(when))
    .flatMap(([question, options]) =>
      options
        .filter((option) => known.get(question)?.includes(option) !== true)
        .map((option) => ({ question, pair: `${question}: ${option}` })),
    )
    .map(({ question, pair }) =>
      draft(
        `${question}:`,
        `Điều kiện "${pair}" không khớp câu hỏi hay lựa chọn nào.`,
        'Sửa cho đúng mã câu hỏi và mã lựa chọn.',
      ),
    );
}

function tooManyPaths(paths: readonly CaseAnswers[]): readonly Draft[] {
  if (paths.length <= maxPaths) return [];
  return [
    draft('dossier:', `Túi hồ sơ có hơn ${maxPaths} trường hợp.`, 'Bớt câu hỏi hoặc lựa chọn.'),
  ];
}

function emptyPaths(
  dossier: Dossier,
  paths: readonly CaseAnswers[],
  day: string,
): readonly Draft[] {
  return paths
    .filter((path) => resolveDossier(dossier, path, day).items.length === 0)
    .map((path) =>
      draft(
        'dossier:',
        `Trường hợp ${describePath(path)} không dẫn đến giấy tờ nào.`,
        'Thêm ít nhất một giấy tờ cho trường hợp này.',
      ),
    );
}

function longPaths(paths: readonly CaseAnswers[]): readonly Draft[] {
  return paths
    .filter((path) => Object.keys(path).length > maxQuestionsOnPath)
    .slice(0, 1)
    .map((path) =>
      draft(
        'dossier:',
        `Trường hợp ${describePath(path)} phải trả lời hơn ${maxQuestionsOnPath} câu hỏi.`,
        'Bớt câu hỏi.',
      ),
    );
}

/** The same paper both handed in and not needed on one path. */
function contradictions(
  dossier: Dossier,
  paths: readonly CaseAnswers[],
  day: string,
): readonly Draft[] {
  const found = new Map<string, string>();
  for (const path of paths) {
    const kinds = new Map<string, keyof typeof kindNames>();
    for (const { text, kind } of resolveDossier(dossier, path, day).items) {
      const before = kinds.get(text);
      if (before !== undefined && before !== kind) {
        found.set(text, `vừa ${kindNames[before]} vừa ${kindNames[kind]}`);
      }
      kinds.set(text, kind);
    }
  }
  return [...found].map(([text, both]) =>
    draft(
      text,
      `"${text}" ${both} trong cùng một trường hợp.`,
      'Sửa điều kiện when để hai dòng không trùng trường hợp.',
    ),
  );
}

function unreachable(dossier: Dossier, paths: readonly CaseAnswers[]): readonly Draft[] {
  const items = dossier.items.filter((item) => !paths.some((path) => applies(item.when, path)));
  const questions = dossier.questions.filter(
    (question) => !paths.some((path) => path[question.id] !== undefined),
  );
  return [
    ...items.map(({ text }) =>
      draft(text, `Giấy tờ "${text}" không bao giờ xuất hiện.`, 'Sửa điều kiện when.'),
    ),
    ...questions.map(({ ask }) =>
      draft(
        ask,
        `Câu hỏi "${ask}" không bao giờ được hỏi.`,
        'Sửa điều kiện when; chỉ dựa vào câu hỏi đứng trước.',
      ),
    ),
  ];
}

/** A question whose answer changes nothing should not be asked. */
function idleQuestions(dossier: Dossier): readonly Draft[] {
  const used = new Set(allConditions(dossier).flatMap((when) => Object.keys(when)));
  return dossier.questions
    .filter((question) => !used.has(question.id))
    .map(({ ask }) =>
      draft(
        ask,
        `Câu hỏi "${ask}" không làm thay đổi điều gì.`,
        'Bỏ câu hỏi, hoặc gắn nó vào một điều kiện when.',
      ),
    );
}
