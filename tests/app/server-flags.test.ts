import { readFileSync } from 'node:fs';
import { serverFlags } from '../../src/cli/server-flags';

describe('the flags the server is measured with', () => {
  it('are those of npm start and of the container', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const command = ['node', ...serverFlags, 'dist/main.js'];

    expect(scripts['start']).toContain(command.join(' '));
    expect(readFileSync('Dockerfile', 'utf8')).toContain(
      `CMD [${command.map((word) => `"${word}"`).join(', ')}]`,
    );
  });
});
