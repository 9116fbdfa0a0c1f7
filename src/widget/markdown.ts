/** The little Markdown of answers: bold, links, lists. Text stays text, whatever it contains. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly text: string }
  | { readonly kind: 'break' };

export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly Inline[])[];
    };

type Line = { readonly kind: 'bullet' | 'step' | 'text' | 'blank'; readonly text: string };

/** Parses an answer's text; never throws, and what is no Markdown of ours is shown as written. */
export function parseMarkdown(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let run: Line[] = [];
  const flush = (): void => {
    const block = toBlock(run);
    if (block !== undefined) blocks.push(block);
    run = [];
  };
  for (const line of text.split(/\r?\n/).map(toLine)) {
    if (run.length > 0 && run[0]?.kind !== line.kind) flush();
    if (line.kind !== 'blank') run.push(line);
  }
  flush();
  return blocks;
}

function toLine(raw: string): Line {
  const line = raw.trim();
  const bullet = /^[-*•] +(.*)$/.exec(line);
  if (bullet !== null) return { kind: 'bullet', text: bullet[1] ?? '' };
  const step = /^\d{1,2}[.)] +(.*)$/.exec(line);
  if (step !== null) return { kind: 'step', text: step[1] ?? '' };
  return { kind: line === '' ? 'blank' : 'text', text: line };
}

function toBlock(run: readonly Line[]): Block | undefined {
  const kind = run[0]?.kind;
  if (kind === undefined) return undefined;
  if (kind === 'text') return { kind: 'paragraph', children: joinLines(run) };
  return { kind: 'list', ordered: kind === 'step', items: run.map(({ text }) => inlines(text)) };
}

function joinLines(run: readonly Line[]): readonly Inline[] {
  return run.flatMap(({ text }, i) => [
    ...(i === 0 ? [] : [{ kind: 'break' } as const]),
    ...inlines(text),
  ]);
}

// Bold, [text](target), a bare address, or a government site named without https://.
const span =
  /\*\*(.+?)\*\*|\[([^\]]+)\]\(([^\s)]+)\)|(https?:\/\/[^\s<>"“”]+)|((?:[a-z0-9-]+\.)+gov\.vn(?:\/[^\s<>"“”]*)?)/gi;

function inlines(text: string): readonly Inline[] {
  const found: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(span)) {
    const part = toInline(match);
    if (part === undefined) continue;
    push(found, text.slice(end, match.index));
    found.push(part.inline);
    end = match.index + part.length;
  }
  push(found, text.slice(end));
  return found;
}

function push(found: Inline[], text: string): void {
  if (text !== '') found.push({ kind: 'text', text });
}

type Found = { readonly inline: Inline; readonly length: number };

function toInline([whole, strong, label, target, url, site]: RegExpMatchArray): Found | undefined {
  if (strong !== undefined) {
    return { inline: { kind: 'strong', children: inlines(strong) }, length: whole.length };
  }
  if (label !== undefined && target !== undefined) {
    const inline: Inline = isSafe(target)
      ? { kind: 'link', href: target, text: label }
      : { kind: 'text', text: label };
    return { inline, length: whole.length };
  }
  // A full stop that ends the sentence is no part of the address.
  const shown = (url ?? site ?? '').replace(/[.,;:!?)\]]+$/, '');
  const href = url === undefined ? `https://${shown}` : shown;
  return shown === ''
    ? undefined
    : { inline: { kind: 'link', href, text: shown }, length: shown.length };
}

function isSafe(target: string): boolean {
  return /^(https?:\/\/|tel:|mailto:|\/(?!\/))/i.test(target);
}

/** The text alone, as it is read aloud, copied or saved. */
export function plainText(text: string): string {
  return parseMarkdown(text).map(blockText).join('\n\n');
}

function blockText(block: Block): string {
  if (block.kind === 'paragraph') return inlineText(block.children);
  return block.items
    .map((item, i) => `${block.ordered ? `${i + 1}.` : '-'} ${inlineText(item)}`)
    .join('\n');
}

function inlineText(children: readonly Inline[]): string {
  return children
    .map((child) => {
      switch (child.kind) {
        case 'text':
          return child.text;
        case 'strong':
          return inlineText(child.children);
        case 'link':
          return child.text;
        case 'break':
          return '\n';
      }
    })
    .join('');
}
