import React from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, Icon, Tooltip } from '@grafana/ui';
import { type EndpointBody } from '@vigil/core/contract/endpoints';
import { problemText } from '../../../components/states/problem-text';
import { VisuallyHidden } from '../../../components/VisuallyHidden';
import { useSending } from '../use-sending';

export interface ResendButtonProps {
  which: EndpointBody<'resendDeliveries'>;
  /** For those who hear it without its row. */
  label: string;
  children?: React.ReactNode;
  onResent(): void;
}

/** Sends dead letters again; why it could not, where it could not. */
export function ResendButton({ which, label, children, onResent }: ResendButtonProps) {
  const { sending, problem, send } = useSending('resendDeliveries');
  const why = problem && `${problemText(problem.kind).title}. ${problem.detail}`;
  return (
    <>
      <Button
        size="sm"
        variant="secondary"
        icon="repeat"
        disabled={sending}
        aria-label={label}
        onClick={async (event) => {
          event.stopPropagation();
          if (await send(which)) {
            onResent();
          }
        }}
      >
        {children ?? <Trans i18nKey="notifications.resend.one">Resend</Trans>}
      </Button>
      {why && (
        <Tooltip content={why}>
          <span role="alert">
            <Icon name="exclamation-triangle" />
            <VisuallyHidden>{why}</VisuallyHidden>
          </span>
        </Tooltip>
      )}
    </>
  );
}

/** The accessible name of a button that sends one message again. */
export function resendLabel(title: string): string {
  return t('notifications.resend.label', 'Resend: {{title}}', { title, interpolation: { escapeValue: false } });
}
