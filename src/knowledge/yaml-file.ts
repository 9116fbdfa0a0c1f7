import { CORE_SCHEMA, load } from 'js-yaml';
import { LineCounter, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './model';

/** A parsed value, or what a curator must mend; never both. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface YamlSource {
  readonly file: string;
  readonly text: string;
  /** Lines of the file that stand before this text. */
  readonly lineOffset: number;
}

/**
 * Parses YAML and checks it against `schema`; problems name the line of the offending value. A good
 * file, which nearly all are, takes the fast way; only a bad one is read again with its places.
 */
export function parseYaml<S extends z.ZodType>(source: YamlSource, schema: S): Parsed<z.infer<S>> {
  const fast = schema.safeParse(loadFast(source.text));
  return fast.success ? { ok: true, value: fast.data } : parseWithPlaces(source, schema);
}

/** The value of the text, or undefined when it is no YAML. Ten times as fast as with places. */
function loadFast(text: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch {
    return undefined;
  }
}

function parseWithPlaces<S extends z.ZodType>(source: YamlSource, schema: S): Parsed<z.infer<S>> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, uniqueKeys: true });
  const at = (offset: number): number => source.lineOffset + lines.linePos(offset).line;
  const [slip] = document.errors;
  // Only the first: what follows is mostly its echo, and hides where the slip is.
  if (slip !== undefined) return { ok: false, problems: [syntaxProblem(source, slip, at)] };
  const result = schema.safeParse(document.toJS(), { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  const problems = result.error.issues.map((issue) => ({
    severity: 'error' as const,
    file: source.file,
    line: at(offsetOf(document.contents, issue.path)),
    message: `${fieldName(issue.path)}: ${sentence(issue)}`,
    cure: 'Sửa dòng này theo mẫu trong knowledge/README.md rồi chạy lại lệnh kiểm tra.',
  }));
  return { ok: false, problems };
}

const colonCure = 'Đặt cả đoạn chữ sau dấu hai chấm đầu tiên trong ngoặc kép "…".';
const indentCure = 'Thụt đầu dòng bằng dấu cách, thẳng hàng với các mục cùng cấp.';
const quoteCure = 'Kiểm tra ngoặc kép, ngoặc vuông, ngoặc nhọn: mở thì phải đóng.';

/** The usual slips by the parser's code: what happened, and the cure. */
const slips: Readonly<Record<string, readonly [message: string, cure: string]>> = {
  BLOCK_AS_IMPLICIT_KEY: ['có thêm dấu hai chấm trong chữ', colonCure],
  MULTILINE_IMPLICIT_KEY: ['thiếu dấu hai chấm sau tên mục, hoặc chữ xuống dòng', colonCure],
  BAD_SCALAR_START: ['chữ bắt đầu bằng ký hiệu đặc biệt', colonCure],
  TAB_AS_INDENT: ['đầu dòng có phím Tab', indentCure],
  BAD_INDENT: ['thụt đầu dòng chưa thẳng', indentCure],
  OPEN_BRACKET: ['ngoặc mở ở dòng ngay trên chưa được đóng', quoteCure],
  MISSING_CHAR: ['thiếu dấu đóng ngoặc, dấu phẩy hoặc dấu cách', quoteCure],
  UNEXPECTED_TOKEN: ['có ký hiệu đứng sai chỗ', quoteCure],
  DUPLICATE_KEY: ['một mục được viết hai lần', 'Xoá bớt một dòng.'],
};

function syntaxProblem(
  source: YamlSource,
  error: { readonly pos: readonly [number, number]; readonly code: string; message: string },
  at: (offset: number) => number,
): Problem {
  // An open bracket is noticed where the next line begins.
  const isOpen = error.code === 'BAD_INDENT' && error.message.startsWith('Flow');
  const [slip, cure] = slips[isOpen ? 'OPEN_BRACKET' : error.code] ?? [
    error.message.split('\n')[0] ?? '',
    'Kiểm tra dấu hai chấm, thụt đầu dòng; chữ có dấu hai chấm hoặc dấu # phải đặt trong ngoặc kép.',
  ];
  return {
    severity: 'error',
    file: source.file,
    line: at(error.pos[0]),
    message: `Không đọc được phần khai báo (YAML): ${slip}.`,
    cure,
  };
}

/** The offset of the deepest node that exists on the path, so a missing key points at its parent. */
function offsetOf(node: unknown, path: readonly PropertyKey[]): number {
  const own = rangeStart(node);
  const [head, ...rest] = path;
  if (head === undefined) return own;
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === head);
    if (pair === undefined) return own;
    return rest.length === 0 ? rangeStart(pair.key) : offsetOf(pair.value, rest);
  }
  if (isSeq(node) && typeof head === 'number') return offsetOf(node.items[head], rest) || own;
  return own;
}

function rangeStart(node: unknown): number {
  const range = (node as { range?: readonly number[] } | null | undefined)?.range;
  return range?.[0] ?? 0;
}

function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'Phần khai báo';
  return `Mục "${path.map((part) => (typeof part === 'number' ? `[${part + 1}]` : String(part))).join('.')}"`;
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'một dòng chữ',
  number: 'một con số',
  array: 'một danh sách (mỗi dòng bắt đầu bằng gạch ngang)',
  object: 'một nhóm các mục con',
  record: 'một nhóm các mục con',
  boolean: 'true hoặc false',
};

/** A zod issue in plain Vietnamese. */
function sentence(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'còn thiếu.'
        : `phải là ${typeNames[issue.expected] ?? issue.expected}.`;
    case 'unrecognized_keys':
      return `không có mục tên ${issue.keys.map((key) => `"${key}"`).join(', ')}; xem lại chính tả. Chữ có dấu phẩy trong { } phải đặt trong ngoặc kép.`;
    case 'invalid_value':
      return `chỉ nhận một trong: ${issue.values.map(String).join(', ')}.`;
    default:
      return /^(Invalid|Too|Expected)/.test(issue.message)
        ? 'giá trị chưa đúng mẫu.'
        : `${issue.message}.`;
  }
}
