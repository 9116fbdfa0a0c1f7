import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import { UserError } from '../core';
import { writeWhole } from '../learned-file';
import type { Command } from './io';

/** `build FILE`: part of the build; the server as one file, and its learning thread beside it. */
export const buildServerCommand: Command = async ([outfile]) => {
  if (outfile === undefined) throw new UserError('tsx src/cli/main.ts build FILE', 'usage');
  await buildServer(outfile);
  return 0;
};

/** Writes the server as one file, and its learning thread beside it. */
export async function buildServer(outfile: string): Promise<void> {
  await bundle('src/main.ts', outfile);
  await bundle('src/learn-worker.ts', path.join(path.dirname(outfile), 'learn-worker.js'));
}

/**
 * Writes a program as one file. The packages it always needs are in it, as finding and reading
 * their 1,500 files took a third of a start; those it may never need, or that are compiled, stay
 * outside and are loaded when they are asked for.
 */
export async function bundle(entry: string, outfile: string): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Names and lines stay, so that an error's trace can be read.
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'warning',
    external: [...onDemand, ...asTheyAre],
    plugins: [withoutUnused],
    // Packages written for sloppy mode must not become strict by being in one file with ours.
    tsconfigRaw: { compilerOptions: { alwaysStrict: false } },
  });
  await mkdir(path.dirname(outfile), { recursive: true });
  writeWhole(outfile, Buffer.from(asAscii(outputFiles.map(({ text }) => text).join(''))));
}

/**
 * The same program in ASCII. V8 keeps a program's text for as long as it runs, in two bytes a
 * character if a single one needs them; esbuild leaves those of regular expressions and templates.
 */
function asAscii(program: string): string {
  if (/\\[\u0080-\uffff]/.test(program))
    throw new Error('a letter behind a backslash needs no backslash');
  const code = (letter: string): string => letter.charCodeAt(0).toString(16).padStart(4, '0');
  return program.replace(/[\u0080-\uffff]/g, (letter) => `\\u${code(letter)}`);
}

const onDemand = ['chokidar', 'docx', 'exceljs', 'nodemailer', 'pg', 'sharp'];
const asTheyAre = ['better-sqlite3', 'natural'];

/** Parts of packages that their entries load and nothing here uses, by package and file. */
const unused: Readonly<Record<string, RegExp>> = {
  // Sign-in at Azure, adapters and kits for tests: 400 files.
  'botbuilder-core':
    /^\.\/(cloudAdapterBase|configuration\w+|showTypingMiddleware|skills|testAdapter)$/,
  'botbuilder-stdlib': /^\.\/azureCoreHttpCompat$/,
  // Messages in fifty languages; ours are our own.
  zod: /^\.\.\/locales\/index\.js$/,
  // Pictures are drawn as SVG by the portal.
  qrcode: /^\.\/renderer\//,
};

/** Puts an empty module in the place of each unused part. */
const withoutUnused: Plugin = {
  name: 'without-unused',
  setup: (building) => {
    building.onResolve({ filter: /^\./ }, ({ path, importer }) => {
      const name = /node_modules\/([^/]+)\/[^@]*$/.exec(importer.replaceAll('\\', '/'))?.[1];
      if (name === undefined || unused[name]?.test(path) !== true) return undefined;
      return { path: `${name}/${path}`, namespace: 'unused' };
    });
    building.onLoad({ filter: /./, namespace: 'unused' }, () => ({
      contents: 'module.exports = {};',
    }));
  },
};
