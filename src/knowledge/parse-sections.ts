import type { Language } from '../core';
import { facetOfHeading, headings } from './headings';
import { facets } from './model';
import type { Block, Facet, Problem } from './model';

/** A section as written: its facet, its blocks, and the line of its heading. */
export interface RawSection {
  readonly facet: Facet;
  readonly blocks: readonly Block[];
  readonly line: number;
}

export interface BodySource {
  readonly file: string;
  readonly text: string;
  readonly lineOffset: number;
  readonly lang: Language;
}

const tagPattern = /\s*\{([^{}]*)\}\s*$/;

/** Splits the body of an article into sections of blocks; every problem names its line. */
export function parseSections(source: BodySource): {
  readonly sections: readonly RawSection[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const sections: { facet: Facet; blocks: Block[]; line: number }[] = [];
  const report = (line: number, message: string, cure: string): void => {
    problems.push({ severity: 'error', file: source.file, line, message, cure });
  };
  let open: Block[] | undefined;
  for (const [index, raw] of source.text.split('\n').entries()) {
    const line = source.lineOffset + index + 1;
    const text = raw.trimEnd();
    if (text === '') continue;
    if (text.startsWith('#')) {
      open = openSection(text, line, source, sections, report);
      continue;
    }
    if (open === undefined) {
      if (sections.length === 0) {
        report(line, 'Có chữ nằm ngoài các mục.', 'Đặt đoạn này dưới một tiêu đề "## …".');
      }
      continue;
    }
    open.push(parseBlock(text, line, report));
  }
  return { sections, problems };
}

type Report = (line: number, message: string, cure: string) => void;

function openSection(
  text: string,
  line: number,
  source: BodySource,
  sections: { facet: Facet; blocks: Block[]; line: number }[],
  report: Report,
): Block[] | undefined {
  const allowed = Object.values(headings[source.lang]).join(', ');
  const heading = /^##\s+(.+)$/.exec(text)?.[1];
  const facet = heading === undefined ? undefined : facetOfHeading(heading, source.lang);
  if (facet === undefined) {
    report(
      line,
      `Tiêu đề "${text}" không có trong danh sách.`,
      `Chỉ dùng "## " với một trong: ${allowed}.`,
    );
    return [];
  }
  if (sections.some((section) => section.facet === facet)) {
    report(line, `Tiêu đề "${text}" xuất hiện hai lần.`, 'Gộp hai phần làm một.');
  }
  const blocks: Block[] = [];
  sections.push({ facet, blocks, line });
  return blocks;
}

function parseBlock(raw: string, line: number, report: Report): Block {
  if (/^\s+\S/.test(raw)) {
    report(
      line,
      'Dòng này thụt đầu dòng.',
      'Bỏ khoảng trắng đầu dòng; mỗi ý một dòng, không có gạch đầu dòng con.',
    );
  }
  const bullet = /^[-*]\s+(.*)$/.exec(raw.trim());
  const step = /^\d+[.)]\s+(.*)$/.exec(raw.trim());
  const kind = bullet ? 'bullet' : step ? 'step' : 'paragraph';
  const body = bullet?.[1] ?? step?.[1] ?? raw.trim();
  const tag = tagPattern.exec(body);
  // `{{name}}` at the end of a line is a local value, not a tag.
  if (tag === null || body.endsWith('}}')) return { kind, text: body, concerns: [] };
  return { kind, text: body.slice(0, tag.index).trim(), ...parseTags(tag[1] ?? '', line, report) };
}

function parseTags(
  tags: string,
  line: number,
  report: Report,
): Pick<Block, 'from' | 'until' | 'concerns'> {
  const period: { from?: string; until?: string } = {};
  let concerns: readonly Facet[] = [];
  for (const part of tags.split(',')) {
    const [key, value = ''] = part.split(':').map((piece) => piece.trim());
    if ((key === 'from' || key === 'until') && /^\d{4}-\d{2}-\d{2}$/.test(value))
      period[key] = value;
    else if (key === 'for' && isFacetList(value)) concerns = value.split(/\s+/) as Facet[];
    else {
      report(
        line,
        `Không hiểu nhãn "{${part.trim()}}".`,
        `Viết {until: 2027-02-28}, {from: 2026-08-15} hoặc {for: fee time}; mục sau for: là một trong ${facets.join(', ')}.`,
      );
    }
  }
  return { ...period, concerns };
}

function isFacetList(value: string): boolean {
  return value !== '' && value.split(/\s+/).every((name) => facets.some((facet) => facet === name));
}
