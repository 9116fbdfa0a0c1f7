import JSZip from 'jszip';
import sharp from 'sharp';
import { writeReport } from '../../src/reports/writers';
import type { Report } from '../../src/reports';
import { cellText } from '../../src/reports/writers/cell-text';
import { hasFonts } from '../../src/reports/writers/rasterise';
import { tablesOf } from '../../src/reports/report';
import type { Cell } from '../../src/reports/report';
import { violations } from '../support/axe';
import { openBrowser } from '../support/browser';
import { seedReport } from '../support/seed-report';

let report: Report;

beforeAll(async () => {
  report = await seedReport();
});

const unescaped = (xml: string): string =>
  xml
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

async function unzipped(format: 'docx' | 'xlsx'): Promise<(name: string) => Promise<string>> {
  const zip = await JSZip.loadAsync(await writeReport(report, format));
  return async (name) => (await zip.file(name)?.async('string')) ?? '';
}

describe('the report as a document, read by another reader', () => {
  let xml: string;
  let zip: JSZip;

  beforeAll(async () => {
    zip = await JSZip.loadAsync(await writeReport(report, 'docx'));
    xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  });

  it('has what Decree 30/2020/NĐ-CP asks for, in this order', () => {
    const words = unescaped(xml.replaceAll('</w:p>', '\n'));
    const form = [
      'ỦY BAN NHÂN DÂN TỈNH LAI CHÂU',
      'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số:          /BC-TTHCC',
      'Lai Châu, ngày 05 tháng 01 năm 2027',
      'BÁO CÁO',
      'tiếp nhận và xử lý ý kiến người dân quý IV năm 2026',
      'Căn cứ',
      'I. KẾT QUẢ CHÍNH',
      'V. TIẾP NHẬN VÀ XỬ LÝ PHẢN ÁNH, KIẾN NGHỊ',
      'Trên đây là báo cáo quý IV năm 2026 của Trung tâm Phục vụ hành chính công./.',
      'Nơi nhận:',
      '- Lưu: VT.',
      'GIÁM ĐỐC',
    ];
    const places = form.map((line) => words.indexOf(line));

    expect(places.filter((place) => place < 0)).toEqual([]);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('is A4 in Times New Roman with the margins of the decree and numbers from the second page', async () => {
    const styles = (await zip.file('word/styles.xml')?.async('string')) ?? '';
    const [, margins = ''] = /<w:pgMar ([^>]*)/.exec(xml) ?? [];
    const millimetres = Object.fromEntries<number>(
      [...margins.matchAll(/w:(\w+)="(\d+)"/g)].map(([, side, twips]) => [
        side ?? '',
        Math.round(Number(twips) / 56.69),
      ]),
    );

    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(millimetres).toMatchObject({ top: 20, bottom: 20, left: 30, right: 15 });
    expect(styles).toContain('w:ascii="Times New Roman"');
    expect(styles).toContain('<w:sz w:val="28"/>');
    expect(xml).toContain('<w:titlePg/>');
  });

  it('holds every cell of every table, and repeats the heads on each page', () => {
    const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table);
    const told = tables
      .filter((table) => table.includes('<w:tblHeader/>'))
      .map((table) =>
        [...table.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs)].map(([row]) =>
          [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => unescaped(cell)),
        ),
      );

    expect(told).toEqual(
      tablesOf(report).map(({ columns, rows }) => [
        columns.map(({ title }) => title),
        ...rows.map((row) => row.map(cellText)),
      ]),
    );
  });

  it('has a picture of each chart with words for who cannot see it, where the machine has a font', async () => {
    const pictures = Object.keys(zip.files).filter((name) => /^word\/media\/.*\.png$/.test(name));
    const fonts = await hasFonts('sans-serif');

    expect(pictures).toHaveLength(fonts ? 8 : 0);
    for (const name of pictures) {
      const { width, height } = await sharp(await zip.file(name)!.async('nodebuffer')).metadata();
      expect(width).toBeGreaterThan(1000);
      expect(height).toBeGreaterThan(200);
    }
    expect([...xml.matchAll(/<wp:docPr [^>]*descr="[^"]+"/g)]).toHaveLength(pictures.length);
  });
});

describe('the report as a workbook, read by another reader', () => {
  it('has a sheet for each table with numbers that can be reckoned with', async () => {
    const file = await unzipped('xlsx');
    const [workbook, strings, styles] = await Promise.all(
      ['xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/styles.xml'].map(file),
    );
    const names = [...workbook!.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) =>
      unescaped(name ?? ''),
    );
    const texts = [...strings!.matchAll(/<si>(.*?)<\/si>/gs)].map(([, text]) =>
      unescaped(text ?? ''),
    );
    const formats = new Map(
      [...styles!.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]+)"/g)].map(
        ([, id, code]) => [id, unescaped(code ?? '')],
      ),
    );
    const cellFormats = [
      ...(/<cellXfs.*<\/cellXfs>/s.exec(styles!)?.[0] ?? '').matchAll(/<xf [^>]*numFmtId="(\d+)"/g),
    ].map(([, id]) => id);

    expect(names).toEqual(['Báo cáo', ...tablesOf(report).map(({ name }) => name)]);
    for (const [i, { rows }] of tablesOf(report).entries()) {
      const sheet = await file(`xl/worksheets/sheet${i + 2}.xml`);
      const read = (reference: string) => {
        const [, attributes = '', inside = ''] =
          new RegExp(`<c r="${reference}"([^>]*?)(?:/>|>(.*?)</c>)`, 's').exec(sheet) ?? [];
        const [, value] = /<v>(.*?)<\/v>/.exec(inside) ?? [];
        const format = cellFormats[Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0)];
        if (value === undefined) return { value: undefined, format };
        return {
          value: attributes.includes('t="s"') ? texts[Number(value)] : Number(value),
          format,
        };
      };
      rows.forEach((row, at) => {
        row.forEach((cell, column) => {
          expectCell(cell, read(`${String.fromCharCode(65 + column)}${at + 3}`));
        });
      });
    }
    expect([...formats.values()]).toContain('+0.0%;-0.0%;0.0%');
  });
});

function expectCell(
  cell: Cell,
  { value, format }: { value: unknown; format: string | undefined },
): void {
  if (cell.kind === 'number') {
    expect(value).toBeCloseTo(cell.value, 9);
    // 3 is #,##0 and 10 is 0.00%; others are our own.
    if (cell.format === 'count') expect(format).toBe('3');
  } else if (cell.kind === 'none') expect(value).toBeUndefined();
  else expect(value ?? '').toBe(cellText(cell));
}

describe('the report as a page', () => {
  it('is whole in itself, holds every number and has no barrier, by day and by night', async () => {
    const html = (await writeReport(report, 'html')).toString();
    const browser = await openBrowser();
    const found: string[] = [];
    let told: unknown;
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width: 360, height: 800 }, colorScheme });
      await page.setContent(html);
      found.push(...(await violations(page)));
      told = await page.evaluate(`[...document.querySelectorAll('table')].map((table) =>
        [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent)))`);
    }
    await browser.close();

    expect(found).toEqual([]);
    expect(told).toEqual(tablesOf(report).map(({ rows }) => rows.map((row) => row.map(cellText))));
    expect(html).not.toMatch(/<script|src=|https?:\/\/(?!www\.w3\.org)/);
  });
});
