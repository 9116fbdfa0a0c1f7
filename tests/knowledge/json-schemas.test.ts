import { readFile } from 'node:fs/promises';
import { jsonSchemas } from '../../src/knowledge';

describe('the JSON Schemas for editors', () => {
  it.each([...jsonSchemas()])('are committed as generated: %s', async (name, text) => {
    // Mend with: npm run -s knowledge -- schema
    expect(await readFile(`knowledge/luoc-do/${name}`, 'utf8')).toBe(text);
  });

  it('describe the fields of an article in Vietnamese', () => {
    const schema = JSON.parse(jsonSchemas().get('bai-viet.schema.json')!) as {
      readonly properties: Readonly<Record<string, { readonly description?: string }>>;
      readonly required: readonly string[];
    };

    expect(schema.properties['level']?.description).toContain('toan-trinh: nộp hết trên mạng');
    expect(schema.required).toContain('provenance');
    expect(schema.required).not.toContain('dossier');
  });
});
