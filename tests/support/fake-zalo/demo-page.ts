/** A chat that looks like Zalo's, for trying the bot without Zalo. */
export const demoPage = `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Zalo giả – Trợ lý Dịch vụ công</title>
<style>
  * { box-sizing: border-box; }
  body { margin: 0; font: 16px/1.45 system-ui, sans-serif; background: #dfe3ea; color: #1c1c1e; }
  main { max-width: 430px; height: 100dvh; margin: 0 auto; display: flex; flex-direction: column; background: #e9edf3; }
  :focus-visible { outline: 3px solid #0b3d91; outline-offset: -3px; }
  header { padding: 10px 14px; background: #0057d6; color: #fff; }
  header b { display: block; font-size: 17px; }
  header small { font-size: 14px; }
  #log { flex: 1; overflow-y: auto; padding: 12px; display: flex; flex-direction: column; gap: 8px; }
  .line { max-width: 84%; padding: 9px 12px; border-radius: 12px; background: #fff; white-space: pre-wrap; overflow-wrap: anywhere; }
  .mine { align-self: flex-end; background: #cfe5ff; }
  .buttons { display: flex; flex-direction: column; max-width: 84%; margin-top: -6px; background: #fff; border-radius: 0 0 12px 12px; }
  .buttons button { min-height: 44px; padding: 8px 12px; border: 0; border-top: 1px solid #e3e6ea; background: none; color: #0050c8; font: inherit; text-align: center; cursor: pointer; }
  form { display: flex; gap: 8px; padding: 10px; background: #fff; }
  input { flex: 1; min-width: 0; padding: 10px 12px; border: 1px solid #c4cad3; border-radius: 20px; font: inherit; }
  form button { padding: 0 16px; min-height: 44px; border: 0; border-radius: 20px; background: #0057d6; color: #fff; font: inherit; }
</style>
<main>
  <header><b>Trợ lý Dịch vụ công</b><small>Zalo giả để thử, không gửi đi đâu</small></header>
  <div id="log" role="log" aria-live="polite"></div>
  <form><input name="text" autocomplete="off" aria-label="Tin nhắn" placeholder="Tin nhắn"><button>Gửi</button></form>
</main>
<script>
  const userId = 'thu-' + Math.random().toString(36).slice(2, 8);
  const log = document.getElementById('log');
  const post = (path, body) => fetch('/control/' + path, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
  });
  const say = (text) => post('say', { userId, text });
  let shown = 0;
  // A slow look must not be overtaken by the next one, or lines would stand there twice.
  async function look() {
    await refresh().catch(() => undefined);
    setTimeout(look, 300);
  }
  async function refresh() {
    const lines = await (await fetch('/control/chat/' + userId)).json();
    for (const { fromOa, text, buttons } of lines.slice(shown)) {
      const line = document.createElement('div');
      line.className = fromOa ? 'line' : 'line mine';
      line.textContent = text;
      log.append(line);
      if (buttons.length === 0) continue;
      const row = document.createElement('div');
      row.className = 'buttons';
      for (const { title, payload } of buttons) {
        const button = document.createElement('button');
        button.textContent = title;
        button.onclick = () => say(payload);
        row.append(button);
      }
      log.append(row);
    }
    if (lines.length > shown) log.scrollTop = log.scrollHeight;
    shown = lines.length;
  }
  document.querySelector('form').onsubmit = (event) => {
    event.preventDefault();
    const input = event.target.elements.text;
    if (input.value.trim() !== '') say(input.value.trim());
    input.value = '';
  };
  post('follow', { userId });
  look();
</script>
</html>
`;
