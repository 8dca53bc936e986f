/** The robots of the inbox: each stands for one chat group, and speaks as the service does whose robot it is. */
export interface Bot {
  name: string;
  title: string;
  language: 'en' | 'zh';
  service: 'slack' | 'wecom';
  /** Variable of the proxy's environment that holds its address. */
  variable: string;
}

export const bots: readonly Bot[] = [
  { name: 'sre-slack', title: 'SRE · Slack', language: 'en', service: 'slack', variable: 'SANDBOX_SLACK_URL' },
  { name: 'sre-wecom', title: '运维群 · 企业微信', language: 'zh', service: 'wecom', variable: 'SANDBOX_WECOM_URL' },
];

/** What a robot answers: as the service does when all is well, and when the robot was removed from its group. */
export function answerOf({ service }: Bot, broken: boolean): { status: number; body: string; type: string } {
  if (service === 'slack') {
    return broken
      ? { status: 404, body: 'no_service', type: 'text/plain' }
      : { status: 200, body: 'ok', type: 'text/plain' };
  }
  return {
    status: 200,
    type: 'application/json',
    body: JSON.stringify(broken ? { errcode: 93000, errmsg: 'invalid webhook url' } : { errcode: 0, errmsg: 'ok' }),
  };
}
