/** Markdown of an answer (bold, lists, links) as Zalo shows it: plain, composed, links spelled out. */
export function toPlainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\(([^)\s]+)\)/gu, (_, label: string, url: string) => linkText(label, url))
    .replace(/\*\*(.+?)\*\*/gsu, '$1')
    .replace(/^([ \t]*)[-*][ \t]+/gmu, '$1• ')
    .replace(/[ \t]+$/gmu, '')
    .replace(/\n{3,}/gu, '\n\n')
    .normalize('NFC')
    .trim();
}

function linkText(label: string, url: string): string {
  return label === '' || url.includes(label) ? url : `${label}: ${url}`;
}
