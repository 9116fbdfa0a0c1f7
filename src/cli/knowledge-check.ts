import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createEngine } from '../answers';
import type { Decision } from '../answers';
import type { KnowledgeSnapshot, Problem } from '../knowledge';
import { unverifiedFile, unverifiedText } from './knowledge-unverified';

export interface CheckOptions {
  readonly dir: string;
  /** Only files whose name contains this. */
  readonly only: string;
  /** Leave out what takes seconds: asking every sample question. */
  readonly quick: boolean;
  readonly json: boolean;
  /** Told while the sample questions are asked, which takes half a minute and more. */
  readonly progress?: (line: string) => void;
}

/** The problems of the loader, and what only the running bot can tell; code 1 for any error. */
export async function checkReport(
  snapshot: KnowledgeSnapshot,
  options: CheckOptions,
): Promise<{ readonly lines: readonly string[]; readonly code: number }> {
  const general = [...snapshot.problems, ...(await outdatedList(snapshot, options.dir))];
  const problems = [
    ...general.filter(({ file }) => file.includes(options.only)),
    ...(options.quick ? [] : await lostQuestions(snapshot, options)),
  ];
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const summary = { articles: snapshot.articles.size, errors, warnings, version: snapshot.version };
  const lines = options.json
    ? [JSON.stringify({ ...summary, problems })]
    : [
        ...problems.map(describe),
        `${summary.articles} bài dùng được, ${errors} lỗi, ${warnings} cảnh báo. Phiên bản ${snapshot.version}.`,
      ];
  return { lines, code: errors === 0 ? 0 : 1 };
}

function describe({ severity, file, line, message, cure }: Problem): string {
  const name = severity === 'error' ? 'LỖI' : 'Cảnh báo';
  return `${name} ${file}:${line}\n  ${message}\n  → ${cure}`;
}

async function outdatedList(snapshot: KnowledgeSnapshot, dir: string): Promise<readonly Problem[]> {
  const written = await textOf(dir, unverifiedFile);
  if (written === unverifiedText(snapshot)) return [];
  return [
    {
      severity: 'warning',
      file: unverifiedFile,
      line: 1,
      message: 'Danh sách điều chưa kiểm chứng cũ hơn các bài.',
      cure: 'Chạy "npm run -s knowledge -- unverified" để ghi lại danh sách.',
    },
  ];
}

/** Sample questions that the bot answers with another article, or not at all. */
async function lostQuestions(
  snapshot: KnowledgeSnapshot,
  { dir, only, progress }: CheckOptions,
): Promise<readonly Problem[]> {
  const articles = [...snapshot.articles.values()].filter(({ file }) => file.includes(only));
  if (articles.length === 0) return [];
  const { decider } = createEngine(snapshot);
  const problems: Problem[] = [];
  for (const [at, article] of articles.entries()) {
    if (at % 10 === 0) progress?.(`Đang hỏi thử câu mẫu: bài ${at + 1}/${articles.length} …`);
    const lost = article.questions.flatMap((question) => {
      const decision = decider.decide(question, 'vi', {});
      const isOwn = decision.kind === 'topic' && decision.topic === article.id;
      return isOwn ? [] : [{ question, decision }];
    });
    if (lost.length === 0) continue;
    const files = [article.file, `cau-hoi/${article.group}.yaml`];
    const texts = await Promise.all(
      files.map(async (file) => ({ file, text: await textOf(dir, file) })),
    );
    problems.push(...lost.map((one) => lostProblem(texts, one, snapshot)));
  }
  return problems;
}

interface FileText {
  readonly file: string;
  readonly text: string;
}

function lostProblem(
  texts: readonly FileText[],
  { question, decision }: { readonly question: string; readonly decision: Decision },
  snapshot: KnowledgeSnapshot,
): Problem {
  const [own] = texts;
  const { file, text } = texts.find((one) => one.text.includes(question)) ??
    own ?? { file: '', text: '' };
  const before = text.slice(0, Math.max(0, text.indexOf(question)));
  return {
    severity: 'warning',
    file,
    line: before.split('\n').length,
    message: `Hỏi "${question}" thì ${outcome(decision, snapshot)}, không ra bài này.`,
    cure: 'Viết câu rõ hơn, chuyển câu sang bài kia, hoặc thêm tên gọi vào aliases.',
  };
}

function outcome(decision: Decision, { articles }: KnowledgeSnapshot): string {
  const name = (topic: string): string => `"${articles.get(topic)?.title ?? topic}" (${topic})`;
  switch (decision.kind) {
    case 'topic':
      return `máy mở bài ${name(decision.topic)}`;
    case 'clarify':
      return `máy hỏi lại giữa ${decision.alternatives.map(({ topic }) => name(topic)).join(', ')}`;
    case 'intent':
      return `máy hiểu là ý định "${decision.intent}"`;
    case 'none':
      return 'máy không tìm thấy bài nào';
  }
}

async function textOf(dir: string, file: string): Promise<string> {
  try {
    return await readFile(path.join(dir, file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
