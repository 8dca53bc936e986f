import React, { useMemo, useState } from 'react';
import { css } from '@emotion/css';
import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import {
  groupByCheck,
  groupByNamespace,
  groupByNode,
  groupByWorkload,
  type FindingGroup,
} from '@vigil/core/audit/group-findings';
import { type Finding } from '@vigil/core/vocabulary/finding';
import { WorkloadLink } from '../../components/WorkloadLink';
import { localText } from '../../i18n/local-text';
import { type AuditView } from './audit-url';
import { CustomTag } from './custom/CustomTag';
import { type KnownChecks } from './custom/known-checks';
import { useKnownChecks } from './custom/known-checks-context';
import { FindingRow } from './FindingRow';
import { GroupRow } from './GroupRow';
import { NamespaceTitle } from './NamespaceTitle';

export interface FindingGroupsProps {
  findings: Finding[];
  view: Exclude<AuditView, 'unchecked'>;
  showCluster: boolean;
  open: string[];
  onOpen(open: string[]): void;
  onFinding(finding: Finding): void;
}

/** Groups that are shown at once. */
const pageSize = 200;

const titleOf = (id: string, known: KnownChecks) => {
  const check = known.byId.get(id);
  return check ? localText(check.title) : id;
};

/** Findings by check, by workload or by node, each group to be unfolded. */
export function FindingGroups({ findings, view, showCluster, open, onOpen, onFinding }: FindingGroupsProps) {
  const known = useKnownChecks();
  const groups = useMemo(
    () => describeGroups(findings, view, showCluster, known),
    [findings, view, showCluster, known]
  );
  const [shown, setShown] = useState(pageSize);
  const more = groups.length - shown;
  return (
    <ul className={listStyle} aria-label={t('audit.groups.label', 'Findings')}>
      {groups.slice(0, shown).map(({ group, title, aside }) => (
        <GroupRow
          key={group.key}
          group={group}
          title={title}
          aside={aside}
          isOpen={open.includes(group.key)}
          onToggle={() =>
            onOpen(open.includes(group.key) ? open.filter((key) => key !== group.key) : [...open, group.key])
          }
          renderFinding={(finding) => (
            <FindingRow
              key={`${finding.cluster} ${finding.id}`}
              finding={finding}
              lead={view === 'check' ? 'workload' : view === 'workload' ? 'check' : 'both'}
              title={titleOf(finding.check, known)}
              showCluster={showCluster && view === 'check'}
              onOpen={() => onFinding(finding)}
            />
          )}
        />
      ))}
      {more > 0 && (
        <li>
          <Button size="sm" fill="text" onClick={() => setShown(shown + pageSize)}>
            {t('audit.group.more', 'Show {{count}} more', { count: Math.min(more, pageSize) })}
          </Button>
        </li>
      )}
    </ul>
  );
}

interface DescribedGroup {
  group: FindingGroup;
  title: React.ReactNode;
  aside: React.ReactNode;
}

function describeGroups(
  findings: Finding[],
  view: FindingGroupsProps['view'],
  showCluster: boolean,
  known: KnownChecks
): DescribedGroup[] {
  const count = (group: FindingGroup) =>
    t('audit.group.findings', '{{count}} findings', { count: group.findings.length });
  if (view === 'workload') {
    return groupByWorkload(findings).map((group) => ({
      group,
      title: <WorkloadLink workload={group.subject} cluster={showCluster ? group.cluster : undefined} />,
      aside: count(group),
    }));
  }
  if (view === 'namespace') {
    return groupByNamespace(findings).map((group) => ({
      group,
      title: <NamespaceTitle {...group} showCluster={showCluster} />,
      aside: count(group),
    }));
  }
  if (view === 'node') {
    return groupByNode(findings).map((group) => ({
      group,
      title: (
        <WorkloadLink
          workload={{ kind: 'Node', namespace: '', name: group.node }}
          cluster={showCluster ? group.cluster : undefined}
        />
      ),
      aside: count(group),
    }));
  }
  return groupByCheck(findings).map((group) => ({
    group,
    title: titleOf(group.key, known),
    aside: (
      <>
        {count(group)}
        <span>{group.key}</span>
        {known.byId.get(group.key)?.custom && <CustomTag />}
      </>
    ),
  }));
}

const listStyle = css({ listStyle: 'none', margin: 0, padding: 0 });
