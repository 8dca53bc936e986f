import type { Page } from '@playwright/test';
import { appUrl, expect, prefer, test } from './open-page.ts';

const inboxUrl = () => `${process.env.VIGIL_URL}/inbox`;
const proxy = () => `${process.env.VIGIL_URL}/api/plugin-proxy/vigil-kubernetes-app/v1`;

/** What a reader of either language sees. */
const languages = [
  {
    lang: 'en-US',
    bot: 'sre-slack',
    receiver: 'Receiver sre-slack',
    sendTest: 'Send a test to sre-slack',
    title: 'Test message of Vigil',
    sent: 'sent',
    preview: 'Messages per receiver',
    words: 'no_service',
    dead: 'dead letter',
    resend: /^Resend: /,
    log: 'Messages',
    incident: 'Open incident',
    incidents: 'Incidents',
  },
  {
    lang: 'zh-Hans',
    bot: 'sre-wecom',
    receiver: '接收者 sre-wecom',
    sendTest: '向 sre-wecom 发送测试',
    title: 'Vigil 测试消息',
    sent: '已送达',
    preview: '各接收者的消息数',
    words: 'errcode 93000: invalid webhook url',
    dead: '死信',
    resend: /^重新发送：/,
    log: '消息',
    incident: '查看异常',
    incidents: '异常列表',
  },
] as const;

interface InboxMessage {
  bot: string;
  title: string;
  html: string;
}

/** What the chat of a robot got, latest first. */
async function messagesOf(page: Page, bot: string): Promise<InboxMessage[]> {
  const { messages } = await (await page.request.get(`${inboxUrl()}/messages`)).json();
  return messages.filter((message: InboxMessage) => message.bot === bot);
}

const countOf = async (page: Page, bot: string, title: string) =>
  (await messagesOf(page, bot)).filter((message) => message.title.includes(title)).length;

/** As if somebody removed the robot from its group, or put it back. */
async function setBroken(page: Page, bot: string, broken: boolean): Promise<void> {
  const answer = await page.request.post(`${inboxUrl()}/bots/${bot}`, { data: { broken } });
  expect(answer.ok()).toBe(true);
}

/** However a journey ended, the next one finds both robots in their groups. */
test.afterEach(async ({ page }) => {
  for (const { bot } of languages) {
    await setBroken(page, bot, false);
  }
});

for (const words of languages) {
  const { lang, bot } = words;

  test(`a test arrives in the chat, and the preview says how many messages a day brings (${lang})`, async ({
    page,
  }) => {
    await prefer(page, { lang, role: 'Editor' });
    await page.goto(appUrl('notifications', { view: 'receivers' }));
    const before = await countOf(page, bot, words.title);
    await page.getByRole('button', { name: words.sendTest }).click();
    const card = page.getByRole('region', { name: words.receiver });
    // A budget that is used up makes it wait.
    await expect(card.getByRole('status')).toContainText(words.sent, { timeout: 90_000 });
    expect(await countOf(page, bot, words.title)).toBe(before + 1);

    await page.goto(appUrl('notifications', { view: 'preview' }));
    const row = page.getByRole('table', { name: words.preview }).getByRole('row').filter({ hasText: bot });
    await expect(row.getByRole('cell').nth(2)).toHaveText(/^[1-9]/);
  });

  test(`a dead letter shows what the service said, and arrives when it is sent again (${lang})`, async ({ page }) => {
    test.setTimeout(200_000);
    await prefer(page, { lang, role: 'Editor' });
    await setBroken(page, bot, true);
    const { id } = await (await page.request.post(`${proxy()}/notifications/test`, { data: { receiver: bot } })).json();
    await page.goto(appUrl('notifications', { receiver: bot, state: 'dead', search: words.title }));
    const row = page.getByRole('table', { name: words.log }).getByRole('row').filter({ hasText: words.title }).first();
    await expect(row).toContainText(words.dead, { timeout: 90_000 });
    await expect(row).toContainText(words.words);

    await setBroken(page, bot, false);
    const before = await countOf(page, bot, words.title);
    await row.getByRole('button', { name: words.resend }).click();
    await expect
      .poll(
        async () =>
          (await (await page.request.get(`${proxy()}/notifications/delivery?id=${id}`)).json()).delivery.state,
        {
          timeout: 90_000,
        }
      )
      .toBe('sent');
    expect(await countOf(page, bot, words.title)).toBe(before + 1);
  });

  test(`a link in the chat opens the incident (${lang})`, async ({ page }) => {
    await prefer(page, { lang });
    await page.goto(inboxUrl());
    const chat = page.getByRole('region', { name: bot });
    const message = chat
      .getByRole('article')
      .filter({ has: page.getByRole('link', { name: words.incident }) })
      .filter({ hasText: 'shop/checkout' })
      .filter({ hasText: 'OOMKilled' })
      .last();
    const link = message.getByRole('link', { name: words.incident }).first();
    const incident = new URL((await link.getAttribute('href')) ?? '').searchParams.get('incident');
    await link.click();
    await expect(page).toHaveURL(new RegExp(`incident=${incident}`));
    const drawer = page.getByRole('dialog').first();
    await expect(drawer).toContainText('checkout');
    await expect(drawer).toContainText('OOMKilled');
    await expect(page.getByRole('grid', { name: words.incidents })).toBeAttached();
  });
}

test('a Viewer is told whom to ask', async ({ page }) => {
  await prefer(page, { role: 'Viewer' });
  await page.goto(appUrl('notifications'));
  await expect(page.getByText('Notifications are for Editors and Admins')).toBeVisible();
});
