import type { Language } from '../vocabulary/local-text.ts';
import type { Severity } from '../vocabulary/severity.ts';
import type { MessageKind } from './message.ts';

interface Texts {
  /** Before what it is about. */
  kinds: Record<MessageKind, string>;
  severities: Record<Severity, string>;
  labels: Record<string, string>;
  links: { incident: string; log: string; resources: string; audit: string; source: string; list: string };
  testTitle: string;
  several(count: number, place: string): string;
  digestTitle(count: number, messages: number): string;
  dailyTitle(count: number): string;
}

const inPlace = (before: string, place: string) => (place === '' ? '' : `${before}${place}`);

/** The words of messages. */
export const texts: Record<Language, Texts> = {
  en: {
    kinds: {
      firing: '[Firing] ',
      resolved: '[Over] ',
      repeat: '[Still firing] ',
      digest: '[Digest] ',
      daily: '[Audit] ',
      test: '[Test] ',
    },
    severities: { critical: 'critical', high: 'high', medium: 'medium', low: 'low', info: 'info' },
    labels: {
      ...{ cluster: 'Cluster', namespace: 'Namespace', workload: 'Workload', container: 'Container', pod: 'Pod' },
      ...{ node: 'Node', image: 'Image', times: 'Times', since: 'Since', ended: 'Over since', why: 'Why' },
      ...{ next: 'Next step', said: 'Message', log: 'Last log lines', more: 'more', top: 'Most of it', other: 'Also' },
      ...{ test: 'This receiver works: messages of Vigil will arrive here.', severity: 'Severity' },
      daily: 'What the audit finds in the clusters now:',
      digest: 'More messages came than this receiver may be sent. Nothing is left out: all of it is on the page.',
    },
    links: {
      ...{ incident: 'Open incident', log: 'Log', resources: 'Resources', audit: 'Audit', source: 'Source' },
      list: 'All of them in Grafana',
    },
    testTitle: 'Test message of Vigil',
    several: (count, place) => `${count} ${count === 1 ? 'trouble' : 'troubles'}${inPlace(' in ', place)}`,
    digestTitle: (count, messages) => `[Digest] ${messages} messages about ${count} troubles`,
    dailyTitle: (count) => `[Audit] ${count} ${count === 1 ? 'finding' : 'findings'} today`,
  },
  zh: {
    kinds: {
      firing: '【告警】',
      resolved: '【已恢复】',
      repeat: '【仍未恢复】',
      digest: '【汇总】',
      daily: '【巡检】',
      test: '【测试】',
    },
    severities: { critical: '紧急', high: '严重', medium: '中等', low: '轻微', info: '提示' },
    labels: {
      ...{ cluster: '集群', namespace: '命名空间', workload: '工作负载', container: '容器', pod: 'Pod', node: '节点' },
      ...{ image: '镜像', times: '次数', since: '开始时间', ended: '恢复时间', why: '原因', next: '建议' },
      ...{ said: '消息', log: '最后几行日志', more: '条未列出', top: '主要集中在', other: '另有', severity: '级别' },
      test: '该接收方工作正常，Vigil 的消息会发送到这里。',
      daily: '巡检目前发现的隐患：',
      digest: '消息数量超过了该接收方允许的频率，已合并为汇总；没有丢弃任何一条，全部可在页面上查看。',
    },
    links: {
      ...{ incident: '查看异常', log: '日志', resources: '资源', audit: '巡检', source: '来源' },
      list: '在 Grafana 中查看全部',
    },
    testTitle: 'Vigil 测试消息',
    several: (count, place) => `${inPlace('', place)}${place === '' ? '' : ' '}共 ${count} 个异常`,
    digestTitle: (count, messages) => `【汇总】${messages} 条消息，共 ${count} 个异常`,
    dailyTitle: (count) => `【巡检】今日共 ${count} 个隐患`,
  },
};
