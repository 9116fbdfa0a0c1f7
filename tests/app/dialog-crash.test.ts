import { startApp, temporaryFolder } from '../support/app-process';
import type { AppProcess } from '../support/app-process';
import { RestClient, secretOfApp } from '../support/rest-client';
import type { StartedConversation } from '../support/rest-client';

const restOf = (app: AppProcess): RestClient =>
  new RestClient(`${app.url}/v3/directline`, secretOfApp);

/** What the bot has said so far, oldest first. */
async function said(rest: RestClient, of: StartedConversation): Promise<readonly string[]> {
  const { activities } = await rest.activities(of);
  return activities.filter(({ from }) => from.role === 'bot').map(({ text = '' }) => text);
}

/** A dossier and a guide, with what must be heard after each message. */
const walk: readonly (readonly [say: string, heard: RegExp])[] = [
  ['Đăng ký khai sinh – Túi hồ sơ', /Câu 1/],
  ['1', /Câu 2/],
  ['Đăng ký khai sinh – Từng bước', /Bước 1\//],
  ['tiếp', /Bước 2\//],
];

it('goes on with a dossier and a guide when the program is killed between any two turns', async () => {
  const [folder, remove] = temporaryFolder();
  const env = { DATABASE_URL: `sqlite:${folder}/db` };
  let app = await startApp(env);
  const conversation = await restOf(app).start();
  for (const [say, heard] of walk) {
    await restOf(app).say(conversation, say);
    await restOf(app).heardLike(conversation, heard);
    await app.kill('SIGKILL');
    app = await startApp(env);
  }

  const all = await said(restOf(app), conversation);

  for (const [, heard] of walk) expect(all.filter((text) => heard.test(text))).toHaveLength(1);
  await app.kill('SIGTERM');
  remove();
}, 240_000);
