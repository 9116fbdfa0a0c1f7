import { execFile } from 'node:child_process';
import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const run = promisify(execFile);
const packer = require.resolve('@sparticuz/chromium');
const packageRoot = path.resolve(path.dirname(packer), '../..');
// Inside node_modules, so that it goes away with the package it was unpacked from.
const cache = path.resolve(__dirname, '../../node_modules/.cache/chromium');
// Told apart from what earlier versions of this file unpacked.
const layout = 2;

const flags = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

/**
 * A headless Chromium that needs nothing installed: the one at `executablePath`, or the one packed
 * in `@sparticuz/chromium`, unpacked once with its libraries and fonts. Close it when done.
 */
export async function openBrowser(executablePath?: string): Promise<Browser> {
  return chromium.launch({
    executablePath: executablePath ?? (await unpackedChromium()),
    args: flags,
  });
}

async function unpackedChromium(): Promise<string> {
  const { version } = (await import(path.join(packageRoot, 'package.json'))) as { version: string };
  const home = path.join(cache, `${version}-${layout}`);
  const launcher = path.join(home, 'launch.sh');
  if (await exists(launcher)) return launcher;
  await mkdir(cache, { recursive: true });
  const partial = await mkdtemp(path.join(cache, 'partial-'));
  await unpackInto(partial);
  await writeFile(path.join(partial, 'fonts/fonts.conf'), fontsConf(home));
  await writeFile(path.join(partial, 'launch.sh'), launchScript(home));
  await chmod(path.join(partial, 'launch.sh'), 0o755);
  // Processes run side by side: whoever comes second finds the work done.
  await rename(partial, home).catch(() => rm(partial, { recursive: true, force: true }));
  return launcher;
}

// The package unpacks into the system's temporary folder and brings its libraries only where it
// believes to be on AWS; a process of its own with that environment leaves ours alone.
async function unpackInto(folder: string): Promise<void> {
  const script = `process.env.TMPDIR = ${JSON.stringify(folder)};
    process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
    require(${JSON.stringify(packer)}).executablePath();`;
  await run(process.execPath, ['-e', script]);
}

function launchScript(home: string): string {
  return `#!/bin/sh
export LD_LIBRARY_PATH='${home}/al2023/lib'
export FONTCONFIG_PATH='${home}/fonts'
exec '${home}/chromium' "$@"
`;
}

function fontsConf(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
