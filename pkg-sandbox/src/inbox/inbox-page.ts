/** The chat, for people: one column per group. Asks for new messages every two seconds. */
export const inboxPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Inbox</title>
<style>
  :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); --dim: color-mix(in srgb, currentColor 65%, transparent); }
  body { margin: 0; font: 14px/1.5 system-ui, sans-serif; }
  header { padding: 12px 20px; border-bottom: 1px solid var(--line); }
  h1 { margin: 0; font-size: 18px; }
  header p, time { margin: 0; color: var(--dim); }
  main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 20px; padding: 20px; align-items: start; }
  h2 { display: flex; align-items: center; gap: 12px; margin: 0 0 8px; font-size: 15px; }
  h2 button { margin-left: auto; font: inherit; font-weight: normal; }
  article { margin-bottom: 12px; padding: 10px 14px; border: 1px solid var(--line); border-radius: 8px; overflow-wrap: anywhere; }
  h3 { margin: 0; font-size: 14px; }
  .body { white-space: pre-line; margin-top: 6px; }
  pre { margin: 6px 0; padding: 6px 10px; border-left: 3px solid var(--line); white-space: pre-wrap; font-size: 12px; }
  .button { display: inline-block; padding: 2px 10px; border: 1px solid var(--line); border-radius: 4px; text-decoration: none; }
  .body p { margin: 6px 0 0; }
</style>
</head>
<body>
<header>
  <h1>Inbox</h1>
  <p>Stands for the chats that Vigil tells: nothing here leaves this machine.</p>
</header>
<main></main>
<script>
  const main = document.querySelector('main');
  const make = (tag, text = '') => Object.assign(document.createElement(tag), { textContent: text });
  const known = new Map();
  function columnOf(bot) {
    if (known.has(bot.name)) return known.get(bot.name);
    const section = make('section');
    section.lang = bot.language;
    section.setAttribute('aria-label', bot.name);
    const head = make('h2', bot.title);
    const button = make('button');
    button.onclick = async () => {
      await fetch('/inbox/bots/' + bot.name, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ broken: button.dataset.broken !== 'true' }) });
      await show();
    };
    head.append(button);
    const list = make('div');
    section.append(head, list);
    main.append(section);
    const column = { button, list, shown: new Set() };
    known.set(bot.name, column);
    return column;
  }
  async function show() {
    const { bots, messages } = await (await fetch('/inbox/messages')).json();
    for (const bot of bots) {
      const { button, list, shown } = columnOf(bot);
      button.dataset.broken = String(bot.broken);
      button.textContent = bot.broken ? 'Put the robot back' : 'Remove the robot';
      for (const message of messages.filter((one) => one.bot === bot.name).reverse()) {
        if (shown.has(message.id)) continue;
        shown.add(message.id);
        const article = make('article');
        const body = make('div');
        body.className = 'body';
        body.innerHTML = message.html;
        const time = make('time', new Date(message.at).toLocaleTimeString());
        article.append(make('h3', message.title), time, body);
        list.prepend(article);
      }
    }
  }
  show();
  setInterval(() => show().catch(() => {}), 2000);
</script>
</body>
</html>
`;
