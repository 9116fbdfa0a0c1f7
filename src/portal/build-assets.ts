import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Plugin } from 'esbuild';
import { bundleEngine } from './bundle-engine';

const src = path.resolve(__dirname, '..');

const shared = {
  bundle: true,
  minify: true,
  write: false,
  logLevel: 'silent',
  charset: 'utf8',
  target: ['es2019', 'chrome80', 'safari14.1', 'firefox78'],
} satisfies BuildOptions;

/**
 * Bundles everything browsers load into `outDir`: the button, the chat, the style sheets of widget
 * and pages. Rejects with esbuild's message when a source does not compile.
 */
export async function buildAssets(outDir: string): Promise<void> {
  const chat = await bundle('widget/chat.ts');
  const version = createHash('sha256').update(chat).digest('hex').slice(0, 10);
  const files: Readonly<Record<string, string>> = {
    'widget-chat.js': chat,
    'widget.js': await bundle('widget/main.ts', { chatVersion: JSON.stringify(version) }),
    'helper.js': await bundle('widget/helper.ts'),
    'keep.js': await bundle('widget/keep.ts'),
    'sw.js': await bundle('offline/service-worker.ts'),
    'offline-engine.js': await bundleEngine(shared),
    'widget.css': `${await bundle('widget/launcher.css')}${await bundle('widget/chat.css')}`,
    'portal.css': await bundle('portal/portal.css'),
    'print.css': await bundle('portal/print.css'),
  };
  await mkdir(outDir, { recursive: true });
  await Promise.all(
    Object.entries(files).map(([name, text]) => writeFile(path.join(outDir, name), text)),
  );
}

async function bundle(entry: string, define: Record<string, string> = {}): Promise<string> {
  const { outputFiles } = await build({
    ...shared,
    define,
    entryPoints: [path.join(src, entry)],
    plugins: entry.endsWith('.css') ? [] : [styleText, widgetWords],
    format: entry.endsWith('.css') ? undefined : 'iife',
  } as typeof shared & BuildOptions);
  return outputFiles.map(({ text }) => text).join('');
}

/** A style sheet imported by a script is its minified text. */
const styleText: Plugin = {
  name: 'style-text',
  setup: (building) => {
    building.onLoad({ filter: /\.css$/ }, async ({ path: file }) => ({
      contents: await bundle(path.relative(src, file)),
      loader: 'text',
    }));
  },
};

/** Of the sentences in `locales/`, the widget carries only its own. */
const widgetWords: Plugin = {
  name: 'widget-words',
  setup: (building) => {
    building.onLoad({ filter: /locales\/(vi|en|km)\.json$/ }, async ({ path: file }) => {
      const all = JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<string, string>>;
      const own = Object.entries(all).filter(([key]) =>
        /^((widget|rating)\.|menu\.(open|events|person)$)/.test(key),
      );
      return { contents: JSON.stringify(Object.fromEntries(own)), loader: 'json' };
    });
  },
};

if (require.main === module) void buildAssets(path.resolve(process.argv[2] ?? 'dist'));
