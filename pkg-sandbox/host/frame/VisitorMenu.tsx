import { t } from '@grafana/i18n';
import { Dropdown, Menu, ToolbarButton } from '@grafana/ui';
import { visitor } from '../boot-data.ts';

/** Keeps a choice in the cookie that the server reads, and loads the page anew with it. */
function choose(cookie: string, value: string): void {
  document.cookie = `${cookie}=${value}; Path=/; SameSite=Lax`;
  window.location.reload();
}

/** Role, theme and language of the visitor, each switchable. */
export function VisitorMenu() {
  const themes = { dark: t('sandbox.frame.dark', 'Dark'), light: t('sandbox.frame.light', 'Light') };
  const groups = [
    {
      label: t('sandbox.frame.role', 'Role'),
      cookie: 'sandbox_role',
      current: visitor.role,
      choices: { Viewer: 'Viewer', Editor: 'Editor', Admin: 'Admin' },
    },
    { label: t('sandbox.frame.theme', 'Theme'), cookie: 'sandbox_theme', current: visitor.theme, choices: themes },
    {
      label: t('sandbox.frame.language', 'Language'),
      cookie: 'sandbox_lang',
      current: visitor.language,
      choices: { 'en-US': 'English', 'zh-Hans': '简体中文' },
    },
  ];
  const overlay = (
    <Menu>
      {groups.map(({ label, cookie, current, choices }) => (
        <Menu.Group key={cookie} label={label}>
          {Object.entries(choices).map(([value, text]) => (
            <Menu.Item
              key={value}
              label={text}
              role="menuitemradio"
              ariaChecked={value === current}
              icon={value === current ? 'check' : 'circle'}
              onClick={() => choose(cookie, value)}
            />
          ))}
        </Menu.Group>
      ))}
    </Menu>
  );
  return (
    <Dropdown overlay={overlay} placement="bottom-end">
      <ToolbarButton
        icon="user"
        aria-label={t('sandbox.frame.visitor', 'Switch role, theme and language')}
        isOpen={false}
      >
        {visitor.role}
      </ToolbarButton>
    </Dropdown>
  );
}
